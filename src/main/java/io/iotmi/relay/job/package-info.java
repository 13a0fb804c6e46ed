/**
 * Work that outlives an invocation, as data on a queue of its own.
 *
 * <p>Takes: what an operation or a webhook leaves to be done. Gives: its form as a message. Must
 * not know: how it is done, which service keeps the queue, Lambda. A message holds no token, so
 * that no dead letter does.
 */
@NullMarked
package io.iotmi.relay.job;

import org.jspecify.annotations.NullMarked;

/**
 * SQS and the mapping that reads a queue for the function.
 *
 * <p>Takes: messages. Gives: events as Lambda hands them to a function, and what becomes of the
 * messages afterwards. Must not know: what a message means, nor any class of the function.
 */
@NullMarked
package io.iotmi.relay.local.queue;

import org.jspecify.annotations.NullMarked;

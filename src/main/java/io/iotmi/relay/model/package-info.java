/**
 * The words of the relay: what came in, what it means, what becomes of it.
 *
 * <p>Takes: nothing. Gives: immutable values to every other package. Must not know: Lambda, the AWS
 * SDK, Jackson, the clock, the environment.
 */
@NullMarked
package io.iotmi.relay.model;

import org.jspecify.annotations.NullMarked;

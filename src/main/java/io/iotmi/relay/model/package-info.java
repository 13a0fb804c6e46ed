/**
 * The vocabulary of the relay: what came in, what it means, what becomes of it.
 *
 * <p>Takes: nothing. Gives: immutable values to every other package. Must not know: Lambda, the AWS
 * SDK, Jackson, the environment; the clock only as one that is handed over in a {@link
 * io.iotmi.relay.model.Deadline}.
 */
@NullMarked
package io.iotmi.relay.model;

import org.jspecify.annotations.NullMarked;

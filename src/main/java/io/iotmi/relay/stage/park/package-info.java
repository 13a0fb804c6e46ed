/**
 * Puts messages on queues where they wait for a person or for a later run.
 *
 * <p>Takes: messages with the reason why they wait. Gives: which of them are safe there. Must not
 * know: what a queue is made of, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.park;

import org.jspecify.annotations.NullMarked;

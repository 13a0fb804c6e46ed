/**
 * Puts messages on queues where they wait for a person or for a later run, and reads them back when
 * they come again.
 *
 * <p>Takes: messages with the reason why they wait. Gives: which of them are safe there; of a
 * message that comes again, what its sender put in it. Knows what SQS takes as a message. Must not
 * know: how a queue is called, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.park;

import org.jspecify.annotations.NullMarked;

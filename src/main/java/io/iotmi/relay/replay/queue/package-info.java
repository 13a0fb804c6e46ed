/**
 * One visit of a queue on which messages wait for a person.
 *
 * <p>Takes: a queue behind the port {@link io.iotmi.relay.replay.queue.OperatorQueue}, and a {@link
 * io.iotmi.relay.replay.queue.Visitor}. Gives: every message to the visitor once, and back to the
 * queue what the visitor left there. Must not know: what is done with a message, how a queue is
 * called.
 */
@NullMarked
package io.iotmi.relay.replay.queue;

import org.jspecify.annotations.NullMarked;

/**
 * When a message that a run did not finish is seen again.
 *
 * <p>Takes: messages of a queue that go back to it, with what each waits for. Gives: a delay for
 * each, before which SQS shows it to no run. Must not know: how a queue is called, why an event
 * waits, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.redelivery;

import org.jspecify.annotations.NullMarked;

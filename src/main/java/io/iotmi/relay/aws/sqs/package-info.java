/**
 * Queues of SQS.
 *
 * <p>Takes: calls of the port {@link io.iotmi.relay.stage.park.MessageQueue}. Gives: which messages
 * SQS has taken. Must not know: the other services, the pipeline, why a message is put there.
 */
@NullMarked
package io.iotmi.relay.aws.sqs;

import org.jspecify.annotations.NullMarked;

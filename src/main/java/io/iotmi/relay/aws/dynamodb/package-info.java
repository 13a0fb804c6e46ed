/**
 * The delivery ledger and the shared quota as items of one DynamoDB table, written in PartiQL.
 *
 * <p>Takes: calls of the ports {@link io.iotmi.relay.stage.claim.DeliveryLedger} and of the shared
 * quota. Gives: their answers by value. Must not know: the other services, the pipeline, where an
 * event came from.
 */
@NullMarked
package io.iotmi.relay.aws.dynamodb;

import org.jspecify.annotations.NullMarked;

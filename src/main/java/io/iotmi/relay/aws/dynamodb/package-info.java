/**
 * The delivery ledger, the shared quota and records of devices and users as items of one DynamoDB
 * table, written in PartiQL.
 *
 * <p>Takes: calls of the ports {@link io.iotmi.relay.stage.claim.DeliveryLedger}, of the shared
 * quota and {@link io.iotmi.relay.stage.recall.Records}. Gives: their answers by value. Must not
 * know: the other services, the pipeline, where an event came from.
 */
@NullMarked
package io.iotmi.relay.aws.dynamodb;

import org.jspecify.annotations.NullMarked;

/**
 * The operation {@code SendConnectorEvent} of managed integrations, with its retries.
 *
 * <p>Takes: calls of the port {@link io.iotmi.relay.stage.send.EventSender}. Gives: the final
 * answer of the endpoint by value. Must not know: the other services, the pipeline, how requests
 * were planned.
 */
@NullMarked
package io.iotmi.relay.aws.integrations;

import org.jspecify.annotations.NullMarked;

/**
 * Stands in for the data plane of managed integrations: one operation, SendConnectorEvent, over
 * HTTP on the loopback address.
 *
 * <p>Takes: signed requests. Gives: the answers the service would give, and a record of what came.
 * Must not know: any package of the function; a mistake there must not be repeated here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_SendConnectorEvent.html">SendConnectorEvent</a>
 */
@NullMarked
package io.iotmi.relay.local.endpoint;

import org.jspecify.annotations.NullMarked;

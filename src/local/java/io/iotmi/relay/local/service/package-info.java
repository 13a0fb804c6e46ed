/**
 * The calling side of managed integrations: calls a connector as the service does, with two seconds
 * for each invocation and five retries.
 *
 * <p>Takes: calls, and where the connector is. Gives: what became of each invocation, with its
 * times. Must not know: what a right reply is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/iot-mi/latest/devguide/connector-operations-overview.html">The
 *     operations of a connector</a>
 */
@NullMarked
package io.iotmi.relay.local.service;

import org.jspecify.annotations.NullMarked;

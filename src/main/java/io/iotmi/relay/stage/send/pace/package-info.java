/**
 * When a request may start, so that runtime and account stay below the quota of {@code
 * SendConnectorEvent}: 10 requests a second for account and Region unless raised. See
 * https://docs.aws.amazon.com/general/latest/gr/iot_device_management.html
 *
 * <p>Takes: how many requests are expected, who asks for a start, and which answers were 429.
 * Gives: {@link io.iotmi.relay.stage.send.pace.SendSlots}, which lets each request go at its time
 * or refuses at once. Must not know: what is sent, how it is sent, and what keeps the {@link
 * io.iotmi.relay.stage.send.pace.SharedQuota}.
 */
@NullMarked
package io.iotmi.relay.stage.send.pace;

import org.jspecify.annotations.NullMarked;

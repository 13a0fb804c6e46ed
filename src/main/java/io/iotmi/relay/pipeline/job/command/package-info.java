/**
 * Commands of managed integrations on their way to a device, and their answers on the way back.
 *
 * <p>Takes: a call that was acknowledged, what a vendor tells later. Gives: one answer for each
 * endpoint of the call, then what the device confirmed. Must not know: Lambda, which services are
 * behind the ports.
 */
@NullMarked
package io.iotmi.relay.pipeline.job.command;

import org.jspecify.annotations.NullMarked;

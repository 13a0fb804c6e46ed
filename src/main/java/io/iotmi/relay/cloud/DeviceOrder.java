package io.iotmi.relay.cloud;

import io.iotmi.relay.vendor.command.VendorOrder;

/**
 * A device and what it is told to do.
 *
 * @param device the vendor's id
 * @param user whose device
 * @param trace the same each time the same command is tried, for vendors that take an idempotency
 *     key
 */
public record DeviceOrder(String device, String user, String trace, VendorOrder.Put put) {}

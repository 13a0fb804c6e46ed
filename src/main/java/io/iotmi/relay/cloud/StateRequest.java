package io.iotmi.relay.cloud;

import io.iotmi.relay.vendor.command.VendorOrder;

/**
 * A device and what is to be read of it.
 *
 * @param device the vendor's id
 * @param user whose device
 */
public record StateRequest(String device, String user, VendorOrder.Read read) {}

package io.iotmi.relay.vendor;

import io.iotmi.relay.vendor.component.ComponentTable;

/**
 * One vendor, as its folder declares it.
 *
 * @param name of the folder, the value of {@code VENDOR}
 * @param version the author's own, told with every fault of a payload
 */
public record Vendor(String name, String version, BodyFormat body, ComponentTable components) {}

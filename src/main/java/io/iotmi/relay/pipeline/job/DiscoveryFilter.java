package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.cloud.DevicePage;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.reading.Description;
import java.util.List;

/**
 * Which devices a discovery is of.
 *
 * @param all whether it is of all of the user's devices
 * @param devices otherwise, by the vendor's ids
 */
record DiscoveryFilter(boolean all, List<String> devices) {

  /** An id that is no device's leaves nothing to find. */
  static DiscoveryFilter of(List<String> connectorDeviceIds) {
    return new DiscoveryFilter(
        connectorDeviceIds.isEmpty(),
        connectorDeviceIds.stream().flatMap(id -> EncodedId.decode(id).stream()).toList());
  }

  boolean isOfNothing() {
    return !all && devices.isEmpty();
  }

  List<Description> of(DevicePage page) {
    return all
        ? page.devices()
        : page.devices().stream().filter(one -> devices.contains(one.device())).toList();
  }
}

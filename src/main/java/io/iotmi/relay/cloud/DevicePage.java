package io.iotmi.relay.cloud;

import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.ReadingFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of devices.
 *
 * @param next cursor of the page that follows, opaque to the caller and without anything secret;
 *     null for the last page
 * @param faults of devices that are left out, or of a member of one
 */
public record DevicePage(
    List<Description> devices, @Nullable String next, List<ReadingFault> faults) {
  public DevicePage {
    devices = List.copyOf(devices);
    faults = List.copyOf(faults);
  }
}

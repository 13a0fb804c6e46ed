package io.iotmi.relay.cloud;

import io.iotmi.relay.vendor.reading.Description;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of devices.
 *
 * @param next cursor of the page that follows, opaque to the caller and without anything secret;
 *     null for the last page
 */
public record DevicePage(List<Description> devices, @Nullable String next) {
  public DevicePage {
    devices = List.copyOf(devices);
  }
}

package io.iotmi.relay.cloud;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are asked for.
 *
 * @param user whose devices
 * @param devices only these, in the vendor's ids; empty for all. A vendor that cannot filter gives
 *     all, and the caller leaves out the others
 * @param cursor as the page before gave it, null for the first page
 */
public record PageRequest(String user, List<String> devices, @Nullable String cursor) {
  public PageRequest {
    devices = List.copyOf(devices);
  }
}

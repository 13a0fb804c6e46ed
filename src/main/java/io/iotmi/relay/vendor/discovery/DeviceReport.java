package io.iotmi.relay.vendor.discovery;

import io.iotmi.relay.model.Json;
import java.util.List;
import java.util.Optional;

/**
 * A device in the shape of the API, as far as its description could be used.
 *
 * @param device nothing where no binding knows any of its values, or where it cannot be sent
 * @param faults of single values, or of the device
 */
public record DeviceReport(Optional<Json.Obj> device, List<Problem> faults) {
  public DeviceReport {
    faults = List.copyOf(faults);
  }

  /**
   * What is wrong.
   *
   * @param pointer within the description
   * @param place the same for logs
   */
  public record Problem(String pointer, String place, String rule, String message) {}
}

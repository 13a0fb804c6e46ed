package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Json;
import java.util.Map;

/**
 * Port: what earlier descriptions said of a device's values.
 *
 * <p>Asked for one device at a time, from memory: an implementation loads what a batch needs
 * before.
 */
@FunctionalInterface
public interface KnownFacts {
  /** For devices of which nothing is known. */
  KnownFacts NONE = _ -> Map.of();

  /**
   * Facts by {@link io.iotmi.relay.vendor.reading.Description#factOf}.
   *
   * @param device the vendor's id
   */
  Map<String, Json.Obj> of(String device);
}

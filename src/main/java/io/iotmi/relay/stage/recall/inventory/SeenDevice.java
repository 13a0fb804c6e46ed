package io.iotmi.relay.stage.recall.inventory;

import io.iotmi.relay.model.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device on a page.
 *
 * @param device its {@code ConnectorDeviceId}
 * @param reachable null where the page does not say
 * @param facts what its description says of its values, by their names
 */
public record SeenDevice(String device, @Nullable Boolean reachable, Map<String, Json.Obj> facts) {
  public SeenDevice {
    facts = Map.copyOf(facts);
  }
}

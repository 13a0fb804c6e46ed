package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A device of a stand-in.
 *
 * @param id the vendor's, which names the device in every place
 * @param kind the vendor's word for it
 * @param owner id of the user whose it is
 * @param state by the vendor's names
 */
public record StandInDevice(
    String id, String name, String kind, String owner, Map<String, JsonNode> state) {
  public StandInDevice {
    state = new LinkedHashMap<>(state);
  }
}

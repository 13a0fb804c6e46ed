package io.iotmi.relay.stage.recall.watch;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.recall.AttributePath;
import io.iotmi.relay.stage.recall.DeviceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states of an event that the service was not told yet. What happened at a moment, such as the
 * press of a button, is no state: it is old news, and never among them. Pure.
 *
 * @param event in the request form, with nothing but what differs
 * @param states how many differ
 */
public record Differences(Json.Obj event, int states) {
  private static final String ENDPOINT = "MatterEndpoint";
  private static final String ID = "id";
  private static final String CLUSTERS = "clusters";
  private static final String ATTRIBUTES = "attributes";

  /** Empty where nothing differs. */
  public static Optional<Differences> of(Json.Obj event, DeviceRecord device) {
    if (!(event.get(ENDPOINT) instanceof Json.Obj endpoint)
        || !(endpoint.get(CLUSTERS) instanceof Json.Arr(List<Json> all))) {
      return Optional.empty();
    }
    String id = endpoint.text(ID);
    List<Json> clusters = new ArrayList<>();
    int states = 0;
    for (Json one : all) {
      if (one instanceof Json.Obj cluster && id != null) {
        Map<String, Json> attributes = attributes(id, cluster, device);
        if (!attributes.isEmpty()) {
          states += attributes.size();
          clusters.add(
              new JsonMembers()
                  .text(ID, cluster.text(ID))
                  .add(ATTRIBUTES, new Json.Obj(attributes))
                  .object());
        }
      }
    }
    if (clusters.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Json> members = new LinkedHashMap<>(event.members());
    members.put(ENDPOINT, new JsonMembers().text(ID, id).array(CLUSTERS, clusters).object());
    return Optional.of(new Differences(new Json.Obj(members), states));
  }

  private static Map<String, Json> attributes(
      String endpoint, Json.Obj cluster, DeviceRecord device) {
    Map<String, Json> differ = new LinkedHashMap<>();
    String id = cluster.text(ID);
    if (id != null && cluster.get(ATTRIBUTES) instanceof Json.Obj(Map<String, Json> attributes)) {
      attributes.forEach(
          (attribute, value) -> {
            if (!device.isSent(new AttributePath(endpoint, id, attribute), value)) {
              differ.put(attribute, value);
            }
          });
    }
    return differ;
  }
}

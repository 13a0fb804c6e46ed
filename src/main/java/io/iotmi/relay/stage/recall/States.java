package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterCluster;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The states in an event: attributes and their values. Discrete events and commands are none. */
final class States {
  private States() {}

  /** In their order; none for anything but a change of a device. */
  static SequencedMap<AttributePath, Json> of(ConnectorEvent event) {
    SequencedMap<AttributePath, Json> states = new LinkedHashMap<>();
    MatterEndpoint endpoint = event.request().matterEndpoint();
    if (event.request().operation() == Operation.DEVICE_EVENT
        && endpoint != null
        && endpoint.id() != null) {
      for (MatterCluster cluster : endpoint.clusters()) {
        if (cluster.id() != null && cluster.attributes() instanceof Json.Obj attributes) {
          attributes
              .members()
              .forEach(
                  (id, value) ->
                      states.put(new AttributePath(endpoint.id(), cluster.id(), id), value));
        }
      }
    }
    return states;
  }

  /** The event without some of its states; null where nothing is left of it. */
  static @Nullable ConnectorEvent without(Set<AttributePath> states, ConnectorEvent event) {
    MatterEndpoint endpoint = event.request().matterEndpoint();
    if (endpoint == null) {
      return event;
    }
    List<MatterCluster> left = new ArrayList<>();
    for (MatterCluster cluster : endpoint.clusters()) {
      MatterCluster rest = without(states, endpoint.id(), cluster);
      if (rest != null) {
        left.add(rest);
      }
    }
    if (left.isEmpty() && event.request().message() == null) {
      return null;
    }
    return event.withRequest(
        event.request().withMatterEndpoint(new MatterEndpoint(endpoint.id(), left)));
  }

  private static @Nullable MatterCluster without(
      Set<AttributePath> states, @Nullable String endpoint, MatterCluster cluster) {
    if (endpoint == null
        || cluster.id() == null
        || !(cluster.attributes() instanceof Json.Obj attributes)) {
      return cluster;
    }
    Map<String, Json> left = new LinkedHashMap<>(attributes.members());
    left.keySet().removeIf(id -> states.contains(new AttributePath(endpoint, cluster.id(), id)));
    if (left.isEmpty() && cluster.commands().isEmpty() && cluster.events().isEmpty()) {
      return null;
    }
    return new MatterCluster(
        cluster.id(),
        left.isEmpty() ? null : new Json.Obj(left),
        cluster.commands(),
        cluster.events());
  }
}

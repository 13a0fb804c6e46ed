package io.iotmi.relay.stage.plan;

import io.iotmi.relay.model.MatterCluster;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.SendConnectorEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event says about attributes, in a form that can be united with another one.
 *
 * @param clusters by canonical id
 */
record StateChange(Map<String, ClusterState> clusters) {

  /**
   * Reads the request, or null where it says more than the values of attributes, or says it in a
   * way that uniting would have to alter: such a request goes out as it came.
   */
  static @Nullable StateChange of(SendConnectorEvent request) {
    MatterEndpoint endpoint = request.matterEndpoint();
    boolean more =
        request.connectorDeviceId() == null
            || request.message() != null
            || request.devices() != null
            || request.deviceDiscoveryId() != null;
    if (more || endpoint == null || endpoint.clusters().isEmpty()) {
      return null;
    }
    Map<String, ClusterState> clusters = new LinkedHashMap<>();
    for (MatterCluster cluster : endpoint.clusters()) {
      ClusterState state = ClusterState.of(cluster);
      if (state == null || clusters.put(state.canonicalId(), state) != null) {
        return null;
      }
    }
    return new StateChange(clusters);
  }

  /** Whether the other one holds an attribute that this one holds too. */
  boolean overlaps(StateChange newer) {
    for (Map.Entry<String, ClusterState> entry : newer.clusters.entrySet()) {
      ClusterState mine = clusters.get(entry.getKey());
      if (mine != null && mine.overlaps(entry.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** How many clusters there are after {@link #unite}. */
  int clustersWith(StateChange newer) {
    int fresh = 0;
    for (String id : newer.clusters.keySet()) {
      fresh += clusters.containsKey(id) ? 0 : 1;
    }
    return clusters.size() + fresh;
  }

  /** By how many bytes {@link #unite} lengthens the body of the request. */
  int growth(StateChange newer) {
    int growth = 0;
    for (Map.Entry<String, ClusterState> entry : newer.clusters.entrySet()) {
      ClusterState mine = clusters.get(entry.getKey());
      growth += mine == null ? entry.getValue().bytesBesideOthers() : mine.growth(entry.getValue());
    }
    return growth;
  }

  /** Takes over the newer one's clusters and attributes; its values win. */
  void unite(StateChange newer) {
    for (Map.Entry<String, ClusterState> entry : newer.clusters.entrySet()) {
      ClusterState mine = clusters.putIfAbsent(entry.getKey(), entry.getValue());
      if (mine != null) {
        mine.unite(entry.getValue());
      }
    }
  }

  MatterEndpoint endpoint(@Nullable String id) {
    Collection<ClusterState> states = clusters.values();
    return new MatterEndpoint(id, states.stream().map(ClusterState::cluster).toList());
  }
}

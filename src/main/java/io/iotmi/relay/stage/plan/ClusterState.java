package io.iotmi.relay.stage.plan;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterCluster;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.MatterId;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of one cluster, able to take in newer ones. */
final class ClusterState {
  private static final MatterCluster BLANK = new MatterCluster(null, null, Map.of(), Map.of());

  private final String id;

  /** By canonical id; null where the cluster has no such member. */
  private @Nullable Map<String, Attribute> attributes;

  private ClusterState(String id, @Nullable Map<String, Attribute> attributes) {
    this.id = id;
    this.attributes = attributes;
  }

  /** An attribute's value under the spelling of its id that came first. */
  private record Attribute(String name, Json value) {}

  /** Null where the cluster holds more, or another thing, than attributes each given once. */
  static @Nullable ClusterState of(MatterCluster cluster) {
    String id = cluster.id();
    if (id == null || !cluster.commands().isEmpty() || !cluster.events().isEmpty()) {
      return null;
    }
    Json given = cluster.attributes();
    if (given == null) {
      return new ClusterState(id, null);
    }
    if (!(given instanceof Json.Obj(Map<String, Json> members))) {
      return null;
    }
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : members.entrySet()) {
      Attribute attribute = new Attribute(member.getKey(), member.getValue());
      if (attributes.put(MatterId.canonical(member.getKey()), attribute) != null) {
        return null;
      }
    }
    return new ClusterState(id, attributes);
  }

  String canonicalId() {
    return MatterId.canonical(id);
  }

  boolean overlaps(ClusterState newer) {
    return attributes != null
        && newer.attributes != null
        && newer.attributes.keySet().stream().anyMatch(attributes::containsKey);
  }

  /** The bytes of a further cluster in a list that is not empty. */
  int bytesBesideOthers() {
    return bytes(List.of(BLANK, cluster())) - bytes(List.of(BLANK));
  }

  /** By how many bytes {@link #unite} lengthens this cluster. */
  int growth(ClusterState newer) {
    if (newer.attributes == null) {
      return 0;
    }
    if (attributes == null) {
      MatterCluster with = new ClusterState(id, newer.attributes).cluster();
      return bytes(List.of(with)) - bytes(List.of(cluster()));
    }
    int growth = 0;
    boolean first = attributes.isEmpty();
    for (Map.Entry<String, Attribute> entry : newer.attributes.entrySet()) {
      Attribute old = attributes.get(entry.getKey());
      Attribute fresh = entry.getValue();
      if (old != null) {
        growth += JsonWriter.size(fresh.value()) - JsonWriter.size(old.value());
      } else {
        int braces = 2;
        int comma = first ? 0 : 1;
        Json.Obj member = new Json.Obj(Map.of(fresh.name(), fresh.value()));
        growth += JsonWriter.size(member) - braces + comma;
        first = false;
      }
    }
    return growth;
  }

  void unite(ClusterState newer) {
    if (newer.attributes == null) {
      return;
    }
    if (attributes == null) {
      attributes = new LinkedHashMap<>();
    }
    for (Map.Entry<String, Attribute> entry : newer.attributes.entrySet()) {
      attributes.merge(
          entry.getKey(),
          entry.getValue(),
          (old, fresh) -> new Attribute(old.name(), fresh.value()));
    }
  }

  MatterCluster cluster() {
    return new MatterCluster(id, attributesJson(), Map.of(), Map.of());
  }

  private @Nullable Json attributesJson() {
    if (attributes == null) {
      return null;
    }
    Map<String, Json> members = new LinkedHashMap<>();
    attributes.values().forEach(a -> members.put(a.name(), a.value()));
    return new Json.Obj(members);
  }

  private static int bytes(List<MatterCluster> clusters) {
    SendConnectorEvent blank =
        new SendConnectorEvent(
            "", Operation.DEVICE_EVENT, null, null, null, null, null, null, null, null, null);
    MatterEndpoint endpoint = new MatterEndpoint(null, clusters);
    return JsonWriter.size(RequestJson.of(blank.withMatterEndpoint(endpoint)));
  }
}

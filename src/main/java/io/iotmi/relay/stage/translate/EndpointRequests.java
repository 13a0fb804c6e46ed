package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.vendor.binding.Binding.Occurrence;
import io.iotmi.relay.vendor.binding.Bindings;
import io.iotmi.relay.vendor.binding.Report;
import io.iotmi.relay.vendor.matter.Attribute;
import io.iotmi.relay.vendor.matter.Cluster;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one endpoint has to tell, in as many requests as the limits of the API demand: five clusters
 * each, five events of a cluster, each event once. Events stay in their order.
 */
final class EndpointRequests {
  private final List<SequencedMap<String, Entry>> requests = new ArrayList<>();
  private int lastWithEvent;

  /**
   * One request.
   *
   * @param matter its member {@code MatterEndpoint}; null where nothing of it is known yet
   * @param waits whether an attribute of it is known only once the device is described. It has its
   *     place all the same, so that the requests are the same ones then
   */
  record Part(Json.@Nullable Obj matter, boolean waits) {}

  /**
   * State and events of a cluster within one request.
   *
   * @param unknown attributes whose values are not known yet
   */
  private record Entry(
      Map<String, Json> attributes, Map<String, Json> events, Set<String> unknown) {
    Entry() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>());
    }

    boolean hasContent() {
      return !attributes.isEmpty() || !events.isEmpty();
    }

    Json.Obj json(String cluster) {
      Map<String, Json> json = new LinkedHashMap<>();
      json.put("id", new Json.Text(cluster));
      if (!attributes.isEmpty()) {
        json.put("attributes", new Json.Obj(attributes));
      }
      if (!events.isEmpty()) {
        json.put("events", new Json.Obj(events));
      }
      return new Json.Obj(json);
    }
  }

  private EndpointRequests() {}

  /** None where there is nothing to tell. */
  static List<Part> of(int endpoint, Report report, Bindings bindings) {
    EndpointRequests requests = new EndpointRequests();
    report
        .attributes()
        .forEach(
            (attribute, value) ->
                requests
                    .entry(bindings.cluster(attribute.cluster()))
                    .attributes
                    .put(attribute.id(), value));
    for (Report.Undescribed value : report.undescribed()) {
      for (Attribute attribute : value.attributes()) {
        requests.entry(bindings.cluster(attribute.cluster())).unknown.add(attribute.id());
      }
    }
    for (Occurrence occurrence : report.occurrences()) {
      requests.add(bindings.cluster(occurrence.event().cluster()), occurrence);
    }
    return requests.requests.stream().map(request -> part(endpoint, request)).toList();
  }

  /** Of one attribute. */
  static Json.Obj of(int endpoint, String cluster, String attribute, Json value) {
    return json(
        endpoint,
        new LinkedHashMap<>(
            Map.of(cluster, new Entry(Map.of(attribute, value), Map.of(), Set.of()))));
  }

  private Entry entry(Cluster cluster) {
    for (SequencedMap<String, Entry> request : requests) {
      if (fits(request, cluster)) {
        return request.computeIfAbsent(cluster.id(), _ -> new Entry());
      }
    }
    return appended(cluster);
  }

  private void add(Cluster cluster, Occurrence occurrence) {
    Entry entry = null;
    for (int i = lastWithEvent; i < requests.size() && entry == null; i++) {
      SequencedMap<String, Entry> request = requests.get(i);
      if (fits(request, cluster)) {
        Entry there = request.computeIfAbsent(cluster.id(), _ -> new Entry());
        if (there.events.size() < MatterEndpoint.MAX_EVENTS
            && !there.events.containsKey(occurrence.event().id())) {
          entry = there;
          lastWithEvent = i;
        }
      }
    }
    if (entry == null) {
      entry = appended(cluster);
      lastWithEvent = requests.size() - 1;
    }
    entry.events.put(occurrence.event().id(), occurrence.fields());
  }

  private Entry appended(Cluster cluster) {
    Entry entry = new Entry();
    requests.add(new LinkedHashMap<>(Map.of(cluster.id(), entry)));
    return entry;
  }

  private static boolean fits(SequencedMap<String, Entry> request, Cluster cluster) {
    return request.containsKey(cluster.id()) || request.size() < MatterEndpoint.MAX_CLUSTERS;
  }

  private static Part part(int endpoint, SequencedMap<String, Entry> request) {
    boolean waits = request.values().stream().anyMatch(entry -> !entry.unknown.isEmpty());
    boolean content = request.values().stream().anyMatch(Entry::hasContent);
    return new Part(content ? json(endpoint, request) : null, waits);
  }

  private static Json.Obj json(int endpoint, SequencedMap<String, Entry> request) {
    List<Json> clusters = new ArrayList<>();
    request.forEach(
        (id, entry) -> {
          if (entry.hasContent()) {
            clusters.add(entry.json(id));
          }
        });
    Map<String, Json> json = new LinkedHashMap<>();
    json.put("id", new Json.Text(Integer.toString(endpoint)));
    json.put("clusters", new Json.Arr(clusters));
    return new Json.Obj(json);
  }
}

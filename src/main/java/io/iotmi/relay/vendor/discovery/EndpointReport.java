package io.iotmi.relay.vendor.discovery;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.binding.Report;
import io.iotmi.relay.vendor.matter.Attribute;
import io.iotmi.relay.vendor.matter.Cluster;
import io.iotmi.relay.vendor.matter.Command;
import io.iotmi.relay.vendor.matter.DeviceTypes;
import io.iotmi.relay.vendor.matter.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

/**
 * One endpoint of a capability report. See
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_CapabilityReportEndpoint.html
 */
final class EndpointReport {
  private final Capabilities can;
  private final Report now;

  /**
   * @param now the values that are known, for the attributes' present state
   */
  EndpointReport(Capabilities can, Report now) {
    this.can = can;
    this.now = now;
  }

  /**
   * The endpoint.
   *
   * @param types the device types that the vendor's description names
   * @param more clusters that no binding reports
   */
  Json.Obj json(
      int endpoint, List<String> types, List<Json> more, Function<String, Cluster> clusters) {
    List<Json> reported = new ArrayList<>();
    for (String name : names()) {
      reported.add(cluster(clusters.apply(name)));
    }
    reported.addAll(more);
    return json(endpoint, types.isEmpty() ? DeviceTypes.of(features()) : types, reported);
  }

  static Json.Obj json(int endpoint, List<String> types, List<Json> clusters) {
    Map<String, Json> json = new LinkedHashMap<>();
    json.put("id", new Json.Text(Integer.toString(endpoint)));
    json.put("deviceTypes", texts(types));
    json.put("clusters", new Json.Arr(clusters));
    return new Json.Obj(json);
  }

  private SequencedSet<String> names() {
    SequencedSet<String> names = new LinkedHashSet<>();
    can.attributes().forEach(attribute -> names.add(attribute.cluster()));
    can.events().forEach(event -> names.add(event.cluster()));
    can.commands().forEach(command -> names.add(command.cluster()));
    return names;
  }

  private Set<String> features() {
    Set<String> features = new HashSet<>(names());
    can.attributes().forEach(attribute -> features.add(attribute.path()));
    return features;
  }

  private Json cluster(Cluster cluster) {
    List<Json> attributes = new ArrayList<>();
    for (Attribute attribute : can.attributes()) {
      if (attribute.cluster().equals(cluster.name())) {
        attributes.add(attribute(attribute));
      }
    }
    Map<String, Json> json = new LinkedHashMap<>();
    json.put("id", new Json.Text(cluster.id()));
    json.put("revision", new Json.Num(Integer.toString(cluster.revision())));
    json.put("name", new Json.Text(cluster.name()));
    json.put("attributes", new Json.Arr(attributes));
    json.put(
        "commands",
        texts(
            can.commands().stream()
                .filter(command -> command.cluster().equals(cluster.name()))
                .map(Command::id)
                .toList()));
    json.put(
        "events",
        texts(
            can.events().stream()
                .filter(event -> event.cluster().equals(cluster.name()))
                .map(Event::id)
                .toList()));
    return new Json.Obj(json);
  }

  private Json attribute(Attribute attribute) {
    Map<String, Json> json = new LinkedHashMap<>();
    json.put("id", new Json.Text(attribute.id()));
    json.put("name", new Json.Text(attribute.name()));
    Json value = now.attributes().get(attribute);
    if (value != null) {
      json.put("value", value);
    }
    return new Json.Obj(json);
  }

  private static Json texts(List<String> texts) {
    return new Json.Arr(texts.stream().<Json>map(Json.Text::new).toList());
  }
}

package io.iotmi.relay.aws.integrations;

import static io.iotmi.relay.aws.integrations.RandomValues.WORD;

import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Random devices as a discovery lists them, all of them valid. */
final class RandomDevices {
  private final RandomValues values;

  RandomDevices(RandomValues values) {
    this.values = values;
  }

  Device next() {
    Map<String, Json> device = new LinkedHashMap<>();
    device.put("ConnectorDeviceId", values.word(WORD + "_.,@-", 256));
    put(device, "ConnectorDeviceName", values.maybe(() -> values.word(WORD + "äßžЖ灯電아٣ ._-", 40)));
    device.put("CapabilityReport", report());
    put(device, "CapabilitySchemas", values.maybe(() -> values.array(3, this::schema)));
    put(device, "DeviceMetadata", values.maybe(() -> values.document(3)));
    return new Device(new Json.Obj(device));
  }

  private Json report() {
    Map<String, Json> report = new LinkedHashMap<>();
    report.put("version", new Json.Text("1.0.0"));
    put(report, "nodeId", values.maybe(() -> values.word(WORD + "=_.,@+-/", 64)));
    report.put("endpoints", values.array(3, this::reportEndpoint));
    return new Json.Obj(report);
  }

  private Json reportEndpoint() {
    Map<String, Json> endpoint = new LinkedHashMap<>();
    endpoint.put("id", values.word(WORD, 64));
    endpoint.put("deviceTypes", values.array(3, () -> values.word(WORD + " ,", 30)));
    endpoint.put("clusters", values.array(4, this::reportCluster));
    put(endpoint, "parts", values.maybe(() -> values.array(3, () -> values.word(WORD, 8))));
    put(
        endpoint,
        "semanticTags",
        values.maybe(() -> values.array(3, () -> values.word(WORD + "._-", 20))));
    put(endpoint, "clientClusters", values.maybe(() -> values.array(3, values::id)));
    return new Json.Obj(endpoint);
  }

  private Json reportCluster() {
    Map<String, Json> cluster = new LinkedHashMap<>();
    cluster.put("id", values.id());
    cluster.put("revision", values.number(1, 10));
    put(cluster, "publicId", values.maybe(() -> new Json.Text("matter.OnOff@1.4")));
    put(cluster, "name", values.maybe(() -> values.word(WORD + "/ ._-", 128)));
    put(cluster, "specVersion", values.maybe(() -> new Json.Text("1.4")));
    put(cluster, "attributes", values.maybe(() -> values.array(4, this::reportAttribute)));
    put(cluster, "commands", values.maybe(() -> values.array(4, values::id)));
    put(cluster, "events", values.maybe(() -> values.array(4, values::id)));
    put(cluster, "featureMap", values.maybe(() -> new Json.Num("4294967295")));
    put(cluster, "generatedCommands", values.maybe(() -> values.array(4, values::id)));
    put(cluster, "fabricIndex", values.maybe(() -> values.number(0, 4096)));
    return new Json.Obj(cluster);
  }

  private Json reportAttribute() {
    Map<String, Json> attribute = new LinkedHashMap<>();
    put(attribute, "id", values.maybe(values::id));
    put(attribute, "name", values.maybe(() -> values.word(WORD, 20)));
    put(attribute, "value", values.maybe(() -> values.document(2)));
    return new Json.Obj(attribute);
  }

  private Json schema() {
    Map<String, Json> schema = new LinkedHashMap<>();
    schema.put("Format", new Json.Text(values.below(2) == 0 ? "ZCL" : "CONNECTOR"));
    schema.put("CapabilityId", new Json.Text("matter.OnOff@1.4"));
    schema.put("ExtrinsicId", new Json.Text("0x0006"));
    schema.put("ExtrinsicVersion", values.number(1, 10));
    schema.put("Schema", values.document(3));
    return new Json.Obj(schema);
  }

  private static void put(Map<String, Json> object, String name, @Nullable Json value) {
    if (value != null) {
      object.put(name, value);
    }
  }
}

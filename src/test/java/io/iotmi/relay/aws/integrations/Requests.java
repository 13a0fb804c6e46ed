package io.iotmi.relay.aws.integrations;

import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterCluster;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.TraceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests for tests: one plain, and as many random valid ones as wanted. */
final class Requests {
  private static final String WORD =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Random random;

  Requests(long seed) {
    this.random = new Random(seed);
  }

  static SendConnectorEvent plain(Operation operation) {
    return plain("connector-1", operation);
  }

  static SendConnectorEvent ofConnector(String connectorId) {
    return plain(connectorId, Operation.DEVICE_EVENT);
  }

  private static SendConnectorEvent plain(String connectorId, Operation operation) {
    return new SendConnectorEvent(
        connectorId,
        operation,
        null,
        200,
        new Sensitive("user-1"),
        new Sensitive("lamp-1"),
        null,
        new TraceId("trace-1"),
        null,
        null,
        null);
  }

  SendConnectorEvent next() {
    Operation operation = List.of(Operation.values()).get(random.nextInt(4));
    boolean discovery = operation == Operation.DEVICE_DISCOVERY;
    return new SendConnectorEvent(
        text(WORD + "-_", 64),
        operation,
        maybe(() -> text("0123456789.", 6)),
        maybe(() -> 100 + random.nextInt(451)),
        maybe(() -> new Sensitive(text(WORD + "_.,@-", 64))),
        maybe(() -> new Sensitive(text(WORD + "_.,@-", 256))),
        maybe(() -> text(WORD, 200)),
        maybe(() -> new TraceId(text(WORD + ":=_-", 128))),
        maybe(() -> new Sensitive(text(WORD + " \t_.,@-", 256))),
        discovery ? list(4, this::device) : null,
        discovery ? null : maybe(this::endpoint));
  }

  private Device device() {
    Map<String, Json> device = new LinkedHashMap<>();
    device.put("ConnectorDeviceId", word(WORD + "_.,@-", 256));
    put(device, "ConnectorDeviceName", maybe(() -> word(WORD + "äßžЖ灯電아٣ ._-", 40)));
    device.put("CapabilityReport", report());
    put(device, "CapabilitySchemas", maybe(() -> array(3, this::schema)));
    put(device, "DeviceMetadata", maybe(() -> document(3)));
    return new Device(new Json.Obj(device));
  }

  private Json report() {
    Map<String, Json> report = new LinkedHashMap<>();
    report.put("version", new Json.Text("1.0.0"));
    put(report, "nodeId", maybe(() -> word(WORD + "=_.,@+-/", 64)));
    report.put("endpoints", array(3, this::reportEndpoint));
    return new Json.Obj(report);
  }

  private Json reportEndpoint() {
    Map<String, Json> endpoint = new LinkedHashMap<>();
    endpoint.put("id", word(WORD, 64));
    endpoint.put("deviceTypes", array(3, () -> word(WORD + " ,", 30)));
    endpoint.put("clusters", array(4, this::reportCluster));
    put(endpoint, "parts", maybe(() -> array(3, () -> word(WORD, 8))));
    put(endpoint, "semanticTags", maybe(() -> array(3, () -> word(WORD + "._-", 20))));
    put(endpoint, "clientClusters", maybe(() -> array(3, this::id)));
    return new Json.Obj(endpoint);
  }

  private Json reportCluster() {
    Map<String, Json> cluster = new LinkedHashMap<>();
    cluster.put("id", id());
    cluster.put("revision", number(1, 10));
    put(cluster, "publicId", maybe(() -> new Json.Text("matter.OnOff@1.4")));
    put(cluster, "name", maybe(() -> word(WORD + "/ ._-", 128)));
    put(cluster, "specVersion", maybe(() -> new Json.Text("1.4")));
    put(cluster, "attributes", maybe(() -> array(4, this::reportAttribute)));
    put(cluster, "commands", maybe(() -> array(4, this::id)));
    put(cluster, "events", maybe(() -> array(4, this::id)));
    put(cluster, "featureMap", maybe(() -> new Json.Num("4294967295")));
    put(cluster, "generatedCommands", maybe(() -> array(4, this::id)));
    put(cluster, "fabricIndex", maybe(() -> number(0, 4096)));
    return new Json.Obj(cluster);
  }

  private Json reportAttribute() {
    Map<String, Json> attribute = new LinkedHashMap<>();
    put(attribute, "id", maybe(this::id));
    put(attribute, "name", maybe(() -> word(WORD, 20)));
    put(attribute, "value", maybe(() -> document(2)));
    return new Json.Obj(attribute);
  }

  private Json schema() {
    Map<String, Json> schema = new LinkedHashMap<>();
    schema.put("Format", new Json.Text(random.nextBoolean() ? "ZCL" : "CONNECTOR"));
    schema.put("CapabilityId", new Json.Text("matter.OnOff@1.4"));
    schema.put("ExtrinsicId", new Json.Text("0x0006"));
    schema.put("ExtrinsicVersion", number(1, 10));
    schema.put("Schema", document(3));
    return new Json.Obj(schema);
  }

  private MatterEndpoint endpoint() {
    return new MatterEndpoint(
        maybe(() -> text(WORD, 64)),
        list(
            5,
            () ->
                new MatterCluster(
                    maybe(() -> text("0123456789", 24)),
                    maybe(() -> document(3)),
                    documents(),
                    documents())));
  }

  private Map<String, Json> documents() {
    Map<String, Json> byId = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      byId.put("0x" + i, document(2));
    }
    return byId;
  }

  private Json document(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> new Json.Text(text(WORD + "\"\\/\n\t äЖ灯", 30));
      case 1 -> new Json.Num(Long.toString(random.nextLong()));
      case 2 -> new Json.Num(random.nextInt(1_000) + "." + (1 + random.nextInt(999)));
      case 3 -> new Json.Bool(random.nextBoolean());
      case 4 -> Json.Null.NULL;
      case 5 -> array(4, () -> document(depth - 1));
      default -> {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.put(text(WORD + " ä", 10), document(depth - 1));
        }
        yield new Json.Obj(members);
      }
    };
  }

  private Json id() {
    return new Json.Text("0x" + Integer.toHexString(random.nextInt(0x10000)));
  }

  private Json number(int least, int most) {
    return new Json.Num(Integer.toString(least + random.nextInt(most - least + 1)));
  }

  private Json word(String letters, int longest) {
    return new Json.Text(text(letters, longest));
  }

  private String text(String letters, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(longest); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  private Json array(int most, Supplier<Json> item) {
    return new Json.Arr(list(most, item));
  }

  private <T> List<T> list(int most, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      items.add(item.get());
    }
    return items;
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(4) > 0 ? value.get() : null;
  }

  private static void put(Map<String, Json> object, String name, @Nullable Json value) {
    if (value != null) {
      object.put(name, value);
    }
  }
}

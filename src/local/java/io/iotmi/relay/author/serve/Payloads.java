package io.iotmi.relay.author.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.author.Sample;
import io.iotmi.relay.author.SampleRun;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.local.wire.JsonTrees;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.vendor.Vendor;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The payloads that the function was given, each with what the folder makes of it. Thread-safe.
 *
 * <p>What earlier payloads told of a device is not known here, as it is to the function.
 */
final class Payloads {
  private static final int NEWEST = 100;

  private final MessageDecoder decoder = new MessageDecoder(true);
  private final Vendor vendor;
  private final InstantSource clock;
  private final Map<String, ObjectNode> byMessage = new LinkedHashMap<>();

  Payloads(Vendor vendor, InstantSource clock) {
    this.vendor = vendor;
    this.clock = clock;
  }

  /** Takes note of an invocation; a message that comes again is the same payload. */
  void add(byte[] event) {
    for (JsonNode message : JsonTrees.read(event).orElse(JsonTrees.object()).path("Records")) {
      String body = message.path("body").asText();
      InboundMessage inbound = new InboundMessage(0, new Source.Direct(null), new Body.Text(body));
      for (Decoded decoded : decoder.decode(inbound)) {
        if (decoded instanceof Decoded.FromVendor(VendorPayload payload, _)) {
          add(message.path("messageId").asText(), payload);
        }
      }
    }
  }

  private synchronized void add(String messageId, VendorPayload payload) {
    byMessage.computeIfAbsent(messageId, _ -> shown(payload));
  }

  private ObjectNode shown(VendorPayload payload) {
    SampleRun run = SampleRun.of(vendor, new Sample("payload", payload, Map.of(), null));
    ObjectNode shown = JsonTrees.object();
    shown.put("time", clock.instant().toString());
    shown.set("payload", tree(payload.toJson()).path("vendorPayload"));
    JsonTrees.read(payload.body().getBytes(StandardCharsets.UTF_8))
        .ifPresent(body -> ((ObjectNode) shown.get("payload")).set("body", body));
    shown.set("readings", tree(run.readings()));
    shown.set("outcome", tree(run.outcome()));
    return shown;
  }

  /** Adds the newest to the state of the page. */
  synchronized void list(ObjectNode state) {
    List<ObjectNode> all = new ArrayList<>(byMessage.values());
    state.put("payloadsCount", all.size());
    ArrayNode rows = state.putArray("payloads");
    for (int i = all.size() - 1; i >= Math.max(0, all.size() - NEWEST); i--) {
      row(rows.addObject().put("number", i), all.get(i));
    }
  }

  /** Of one, payload, readings and outcome. */
  synchronized Optional<JsonNode> at(int number) {
    return byMessage.values().stream().skip(number).map(JsonNode.class::cast).findFirst();
  }

  private static void row(ObjectNode row, ObjectNode payload) {
    JsonNode outcome = payload.path("outcome");
    ArrayNode devices = row.put("time", payload.path("time").asText()).putArray("devices");
    outcome.path("requests").findValuesAsText("ConnectorDeviceId").stream()
        .distinct()
        .forEach(devices::add);
    ArrayNode became = row.putArray("became");
    int requests = outcome.path("requests").size();
    became.add(requests == 1 ? "1 request" : requests + " requests");
    for (String name : List.of("dropped", "ignored", "lifecycle")) {
      if (outcome.has(name)) {
        became.add(name + " " + outcome.path(name));
      }
    }
    ArrayNode faults = row.putArray("faults");
    for (JsonNode fault : outcome.path("faults")) {
      faults.add(fault.path("pointer").asText() + " " + fault.path("rule").asText());
    }
  }

  private static JsonNode tree(Json json) {
    return JsonTrees.read(JsonWriter.bytes(json)).orElseThrow();
  }
}

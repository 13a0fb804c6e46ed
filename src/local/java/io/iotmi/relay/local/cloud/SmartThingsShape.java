package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SmartThings: pages by link, several commands in one request, webhooks with an RSA signature. */
final class SmartThingsShape implements VendorShape {
  private static final String TOKEN = "smartthings-local-token";
  private static final String APP = "07a1b2c3-0000-4000-8000-00000000000a";
  private static final String LOCATION = "10ca7100-0000-4000-8000-00000000000b";
  private static final int LAMPS = 100;
  private static final int PAGE = 50;

  private final HttpSignature signature = new HttpSignature("/pl/local/key-1");

  @Override
  public String vendor() {
    return "smartthings";
  }

  @Override
  public String user() {
    return APP;
  }

  @Override
  public String token() {
    return TOKEN;
  }

  @Override
  public String credential() {
    return "";
  }

  @Override
  public String secret() {
    return "{\"appId\":\"a9910000-0000-4000-8000-00000000000c\"}";
  }

  @Override
  public List<StandInDevice> devices() {
    List<StandInDevice> devices = new ArrayList<>();
    for (int i = 1; i <= Population.SIZE; i++) {
      boolean lamp = i <= LAMPS;
      devices.add(
          new StandInDevice(
              "%08x-57a2-4000-8000-00000000d001".formatted(i),
              (lamp ? "Lamp " : "Door ") + i,
              lamp ? "lamp" : "lock",
              APP,
              lamp
                  ? Map.of(
                      "switch.switch", new TextNode("off"), "switchLevel.level", new IntNode(40))
                  : Map.of("lock.lock", new TextNode("locked"))));
    }
    devices.add(
        new StandInDevice(
            "99999999-57a2-4000-8000-00000000d001",
            "Lamp of another",
            "lamp",
            "07a1b2c3-0000-4000-8000-0000000000ff",
            Map.of("switch.switch", new TextNode("off"))));
    return devices;
  }

  @Override
  public Optional<ApiReply> open(ApiCall call, CloudState state) {
    return call.path().equals(signature.keyId())
        ? Optional.of(
            new ApiReply(
                200,
                "text/plain",
                Map.of(),
                signature.publicKey().getBytes(StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  @Override
  public boolean revokes() {
    return true;
  }

  @Override
  public boolean authorized(ApiCall call, CloudState state) {
    return call.header("authorization").equals("Bearer " + TOKEN);
  }

  @Override
  public ApiReply unauthorized() {
    return ApiReply.html(401, "401 Authorization Required");
  }

  private static ApiReply error(int status, String code) {
    ObjectNode body = JsonTrees.object();
    body.putObject("error").put("code", code).put("message", "of the stand-in");
    return ApiReply.json(status, body);
  }

  @Override
  public ApiReply answer(ApiCall call, CloudState state) {
    String path = call.path().startsWith("/v1") ? call.path().substring(3) : call.path();
    if (path.equals("/installedapps/me")) {
      return ApiReply.ok(JsonTrees.object().put("installedAppId", APP).put("locationId", LOCATION));
    }
    if (path.startsWith("/installedapps/" + APP)) {
      return installedApp(call, state, path.endsWith("/subscriptions"));
    }
    if (path.equals("/devices")) {
      return list(call, state);
    }
    return state
        .device(call.segment(2))
        .map(
            device ->
                device.owner().equals(APP)
                    ? ofDevice(call, device, state)
                    : error(403, "ForbiddenError"))
        .orElseGet(() -> error(404, "NotFoundError"));
  }

  private static ApiReply installedApp(ApiCall call, CloudState state, boolean subscriptions) {
    if (subscriptions && call.method().equals("POST")) {
      JsonNode given = call.json();
      state.subscribe(given.findPath("subscriptionName").asText());
      return ApiReply.ok(JsonTrees.object().put("id", UUID.randomUUID().toString()));
    }
    if (call.method().equals("DELETE")) {
      state.unsubscribe();
      if (!subscriptions) {
        state.revoke();
      }
      return ApiReply.ok(JsonTrees.object().put("count", 1));
    }
    return error(405, "MethodNotAllowed");
  }

  private static ApiReply list(ApiCall call, CloudState state) {
    List<StandInDevice> all = state.owned();
    List<String> ids = call.queryValues("deviceId");
    if (!ids.isEmpty()) {
      all = all.stream().filter(device -> ids.contains(device.id())).toList();
    }
    int page = Integer.parseInt(call.query().getOrDefault("page", "0"));
    int from = Math.min(all.size(), page * PAGE);
    int to = Math.min(all.size(), from + PAGE);
    ObjectNode body = JsonTrees.object();
    ArrayNode items = body.putArray("items");
    all.subList(from, to).forEach(device -> items.add(json(device)));
    ObjectNode links = body.putObject("_links");
    if (to < all.size()) {
      links
          .putObject("next")
          .put(
              "href",
              "http://" + call.header("host") + "/v1/devices?max=" + PAGE + "&page=" + (page + 1));
    }
    return ApiReply.ok(body);
  }

  private static ObjectNode json(StandInDevice device) {
    ObjectNode json = JsonTrees.object();
    json.put("deviceId", device.id());
    json.put("name", device.kind()).put("label", device.name()).put("locationId", LOCATION);
    ObjectNode main = json.putArray("components").addObject().put("id", "main");
    ArrayNode capabilities = main.putArray("capabilities");
    device.state().keySet().stream()
        .map(name -> name.substring(0, name.indexOf('.')))
        .forEach(name -> capabilities.addObject().put("id", name).put("version", 1));
    return json;
  }

  private static ApiReply ofDevice(ApiCall call, StandInDevice device, CloudState state) {
    if (call.method().equals("POST") && call.path().endsWith("/commands")) {
      return commands(call.json(), device, state);
    }
    ObjectNode status = JsonTrees.object();
    device
        .state()
        .forEach(
            (name, value) -> {
              String[] parts = name.split("\\.", 2);
              status.withObject("/" + parts[0]).putObject(parts[1]).set("value", value);
            });
    return ApiReply.ok(status);
  }

  private static ApiReply commands(JsonNode given, StandInDevice device, CloudState state) {
    Map<String, JsonNode> changes = new LinkedHashMap<>();
    for (JsonNode command : given.path("commands")) {
      String name = command.path("command").asText();
      switch (command.path("capability").asText()) {
        case "switch" -> changes.put("switch.switch", new TextNode(name));
        case "switchLevel" -> changes.put("switchLevel.level", command.path("arguments").path(0));
        case "lock" ->
            changes.put("lock.lock", new TextNode(name.equals("lock") ? "locked" : "unlocked"));
        default -> {
          return error(422, "ConstraintViolationError");
        }
      }
    }
    if (changes.isEmpty() || !device.state().keySet().containsAll(changes.keySet())) {
      return error(422, "ConstraintViolationError");
    }
    if (state.command(device, changes).isEmpty()) {
      return error(409, "ConflictError");
    }
    ObjectNode body = JsonTrees.object();
    ArrayNode results = body.putArray("results");
    changes.forEach(
        (name, value) ->
            results.addObject().put("id", UUID.randomUUID().toString()).put("status", "ACCEPTED"));
    return ApiReply.ok(body);
  }

  @Override
  public Webhook changed(StandInDevice device, Map<String, JsonNode> changes) {
    ObjectNode body = JsonTrees.object().put("messageType", "EVENT");
    ObjectNode data = body.putObject("eventData");
    data.putObject("installedApp").put("installedAppId", APP).put("locationId", LOCATION);
    ArrayNode events = data.putArray("events");
    changes.forEach(
        (name, value) -> {
          String[] parts = name.split("\\.", 2);
          ObjectNode event = events.addObject();
          event.put("eventTime", Instant.now().toString()).put("eventType", "DEVICE_EVENT");
          event
              .putObject("deviceEvent")
              .put("eventId", UUID.randomUUID().toString())
              .put("deviceId", device.id())
              .put("componentId", "main")
              .put("capability", parts[0])
              .put("attribute", parts[1])
              .put("stateChange", true)
              .set("value", value);
        });
    return signature.sign("/webhook", JsonTrees.bytes(body));
  }
}

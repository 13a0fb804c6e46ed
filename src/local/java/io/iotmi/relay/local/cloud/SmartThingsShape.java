package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SmartThings: pages by link, several commands in one request, webhooks with an RSA signature. */
final class SmartThingsShape implements VendorShape {
  private static final String TOKEN = "smartthings-local-token";

  private final HttpSignature signature = new HttpSignature("/pl/local/key-1");

  @Override
  public String vendor() {
    return "smartthings";
  }

  @Override
  public String user() {
    return SmartThingsDevices.APP;
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
    return SmartThingsDevices.all();
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
      return ApiReply.ok(
          JsonTrees.object()
              .put("installedAppId", SmartThingsDevices.APP)
              .put("locationId", SmartThingsDevices.LOCATION));
    }
    if (path.startsWith("/installedapps/" + SmartThingsDevices.APP)) {
      return installedApp(call, state, path.endsWith("/subscriptions"));
    }
    if (path.equals("/devices")) {
      return ApiReply.ok(SmartThingsDevices.page(call, state.owned()));
    }
    return state
        .device(call.segment(2))
        .map(
            device ->
                device.owner().equals(SmartThingsDevices.APP)
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

  private static ApiReply ofDevice(ApiCall call, StandInDevice device, CloudState state) {
    if (call.method().equals("POST") && call.path().endsWith("/commands")) {
      return commands(call.json(), device, state);
    }
    return ApiReply.ok(SmartThingsDevices.status(device));
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
    data.putObject("installedApp")
        .put("installedAppId", SmartThingsDevices.APP)
        .put("locationId", SmartThingsDevices.LOCATION);
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

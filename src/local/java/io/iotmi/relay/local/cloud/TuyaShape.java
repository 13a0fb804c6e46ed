package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tuya: signed requests, a token that is minted, pages by the last row, everything under 200. */
final class TuyaShape implements VendorShape {
  private static final String UID = "ay1700000000000local";
  private static final int LAMPS = 60;

  private final TuyaKeys keys = new TuyaKeys("tuya-local-id", "0123456789abcdef0123456789abcdef");

  @Override
  public String vendor() {
    return "tuya";
  }

  @Override
  public String user() {
    return UID;
  }

  @Override
  public String token() {
    return "";
  }

  @Override
  public String credential() {
    return "{\"accessId\":\"%s\",\"accessKey\":\"%s\",\"uid\":\"%s\"}"
        .formatted(keys.id(), keys.key(), UID);
  }

  @Override
  public String secret() {
    return "{\"webhook\":\"" + keys.key() + "\"}";
  }

  @Override
  public List<StandInDevice> devices() {
    List<StandInDevice> devices = new ArrayList<>();
    for (int i = 1; i <= Population.SIZE; i++) {
      boolean lamp = i <= LAMPS;
      devices.add(
          new StandInDevice(
              "bf%020d".formatted(i),
              (lamp ? "Lamp " : "Plug ") + i,
              lamp ? "dj" : "cz",
              UID,
              lamp
                  ? Map.of("switch_led", BooleanNode.FALSE, "bright_value_v2", new IntNode(500))
                  : Map.of("switch_1", BooleanNode.FALSE)));
    }
    devices.add(
        new StandInDevice(
            "bf99999999999999999999",
            "Lamp of another",
            "dj",
            "ay-another",
            Map.of("switch_led", BooleanNode.FALSE)));
    return devices;
  }

  @Override
  public Optional<ApiReply> open(ApiCall call, CloudState state) {
    if (!call.path().equals("/v1.0/token")) {
      return Optional.empty();
    }
    if (!keys.signed(call, "")) {
      return Optional.of(error(1004, "sign invalid"));
    }
    ObjectNode result = JsonTrees.object();
    result.put("access_token", "tuya-token-" + state.issue()).put("expire_time", 7_200);
    return Optional.of(ok(result));
  }

  @Override
  public boolean authorized(ApiCall call, CloudState state) {
    String token = "tuya-token-" + state.issued();
    return call.header("access_token").equals(token) && keys.signed(call, token);
  }

  @Override
  public ApiReply unauthorized() {
    return error(1010, "token is expired");
  }

  private static ApiReply error(int code, String message) {
    return ApiReply.ok(
        JsonTrees.object().put("success", false).put("code", code).put("msg", message));
  }

  private static ApiReply ok(JsonNode result) {
    ObjectNode body = JsonTrees.object().put("success", true);
    body.set("result", result);
    return ApiReply.ok(body);
  }

  @Override
  public ApiReply answer(ApiCall call, CloudState state) {
    if (call.path().equals("/v1.0/iot-01/associated-users/devices")) {
      return list(call.query(), state);
    }
    return state
        .device(call.segment(3))
        .map(
            device ->
                device.owner().equals(UID)
                    ? ofDevice(call, device, state)
                    : error(1106, "permission deny"))
        .orElseGet(() -> error(2010, "device not exist"));
  }

  private static ApiReply list(Map<String, String> query, CloudState state) {
    List<StandInDevice> all = state.owned();
    String last = query.getOrDefault("last_row_key", "");
    int from = all.stream().map(StandInDevice::id).toList().indexOf(last) + 1;
    int to = Math.min(all.size(), from + Integer.parseInt(query.getOrDefault("size", "20")));
    ObjectNode result = JsonTrees.object();
    ArrayNode devices = result.putArray("devices");
    all.subList(from, to).forEach(device -> devices.add(json(device)));
    result.put("has_more", to < all.size());
    result.put("last_row_key", to == 0 ? "" : all.get(to - 1).id());
    return ok(result);
  }

  private static ObjectNode json(StandInDevice device) {
    ObjectNode json = JsonTrees.object();
    json.put("id", device.id()).put("uid", device.owner()).put("category", device.kind());
    json.put("product_name", "Stand-in").put("name", device.name()).put("online", true);
    json.set("status", status(device));
    return json;
  }

  private static ArrayNode status(StandInDevice device) {
    ArrayNode status = JsonTrees.object().putArray("status");
    device
        .state()
        .forEach((code, value) -> status.addObject().put("code", code).set("value", value));
    return status;
  }

  private static ApiReply ofDevice(ApiCall call, StandInDevice device, CloudState state) {
    return switch (call.segment(4)) {
      case "specification" -> ok(specification(device));
      case "status" -> ok(status(device));
      case "commands" -> {
        Map<String, JsonNode> changes = new LinkedHashMap<>();
        for (JsonNode command : call.json().path("commands")) {
          changes.put(command.path("code").asText(), command.path("value"));
        }
        if (!device.state().keySet().containsAll(changes.keySet())) {
          yield error(2008, "command or value not support");
        }
        yield state.command(device, changes).isPresent()
            ? ok(BooleanNode.TRUE)
            : error(2001, "device is offline");
      }
      default -> error(1108, "uri path invalid");
    };
  }

  private static ObjectNode specification(StandInDevice device) {
    ObjectNode result = JsonTrees.object().put("category", device.kind());
    ArrayNode functions = result.putArray("functions");
    device
        .state()
        .forEach(
            (code, value) ->
                functions
                    .addObject()
                    .put("code", code)
                    .put("type", value.isBoolean() ? "Boolean" : "Integer")
                    .put(
                        "values",
                        value.isBoolean()
                            ? "{}"
                            : "{\"min\":10,\"max\":1000,\"scale\":0,\"step\":1}"));
    result.putArray("status");
    return result;
  }

  @Override
  public Webhook changed(StandInDevice device, Map<String, JsonNode> changes) {
    return keys.envelope(device.id(), changes);
  }
}

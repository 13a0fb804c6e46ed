package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Seam: POST for everything, a page cursor, action attempts, webhooks after Standard Webhooks. */
final class SeamShape implements VendorShape {
  private static final String KEY = "seam_local1_key";
  private static final String ACCOUNT = "11111111-7a1b-4c00-8000-000000000001";
  private static final int LOCKS = 100;
  private static final int PAGE = 50;

  @Override
  public String vendor() {
    return "seam";
  }

  @Override
  public String user() {
    return ACCOUNT;
  }

  @Override
  public String token() {
    return "";
  }

  @Override
  public String credential() {
    return "{\"apiKey\":\"" + KEY + "\"}";
  }

  @Override
  public String secret() {
    return "{\"webhook\":\"" + SeamWebhooks.SECRET + "\"}";
  }

  @Override
  public List<StandInDevice> devices() {
    List<StandInDevice> devices = new ArrayList<>();
    for (int i = 1; i <= Population.SIZE; i++) {
      boolean lock = i <= LOCKS;
      devices.add(
          new StandInDevice(
              "%08x-5ea3-4000-8000-00000000d001".formatted(i),
              (lock ? "Door " : "Thermostat ") + i,
              lock ? "august_lock" : "ecobee_thermostat",
              ACCOUNT,
              lock
                  ? Map.of("locked", BooleanNode.TRUE, "battery_level", new DoubleNode(0.8))
                  : Map.of(
                      "temperature_celsius", new DoubleNode(20.5),
                      "hvac_mode_setting", new TextNode("heat"),
                      "heating_set_point_celsius", new DoubleNode(21))));
    }
    devices.add(
        new StandInDevice(
            "99999999-5ea3-4000-8000-00000000d001",
            "Door of another",
            "august_lock",
            "22222222-7a1b-4c00-8000-000000000002",
            Map.of("locked", BooleanNode.TRUE)));
    return devices;
  }

  @Override
  public boolean authorized(ApiCall call, CloudState state) {
    return call.header("authorization").equals("Bearer " + KEY);
  }

  @Override
  public ApiReply unauthorized() {
    return error(401, "unauthorized");
  }

  private static ApiReply error(int status, String type) {
    ObjectNode body = JsonTrees.object();
    body.putObject("error").put("type", type).put("message", "of the stand-in");
    body.put("ok", false);
    return ApiReply.json(status, body);
  }

  @Override
  public ApiReply answer(ApiCall call, CloudState state) {
    JsonNode given = call.json();
    return switch (call.path()) {
      case "/connected_accounts/list" -> accounts();
      case "/devices/list" -> list(given, state);
      case "/devices/get" ->
          state
              .owned(given.path("device_id").asText())
              .map(device -> ApiReply.ok(ok().<ObjectNode>set("device", json(device))))
              .orElseGet(() -> error(404, "device_not_found"));
      default ->
          state
              .owned(given.path("device_id").asText())
              .map(device -> command(call.path(), given, device, state))
              .orElseGet(() -> error(404, "device_not_found"));
    };
  }

  private static ApiReply accounts() {
    ObjectNode body = ok();
    body.putArray("connected_accounts").addObject().put("connected_account_id", ACCOUNT);
    return ApiReply.ok(body);
  }

  private static ObjectNode ok() {
    return JsonTrees.object().put("ok", true);
  }

  private static ApiReply list(JsonNode given, CloudState state) {
    List<StandInDevice> all = state.owned();
    if (given.path("device_ids").isArray()) {
      List<String> ids = new ArrayList<>();
      given.path("device_ids").forEach(id -> ids.add(id.asText()));
      all = all.stream().filter(device -> ids.contains(device.id())).toList();
    }
    int from = Integer.parseInt(given.path("page_cursor").asText("cursor-0").substring(7));
    int to = Math.min(all.size(), from + Math.min(PAGE, given.path("limit").asInt(PAGE)));
    ObjectNode body = ok();
    ArrayNode devices = body.putArray("devices");
    all.subList(Math.min(from, to), to).forEach(device -> devices.add(json(device)));
    ObjectNode pages = body.putObject("pagination");
    pages.put("has_next_page", to < all.size());
    pages.put("next_page_cursor", to < all.size() ? "cursor-" + to : null);
    return ApiReply.ok(body);
  }

  private static ObjectNode json(StandInDevice device) {
    boolean lock = device.state().containsKey("locked");
    ObjectNode json = JsonTrees.object();
    json.put("device_id", device.id());
    json.put("display_name", device.name());
    json.put("device_type", device.kind());
    json.put("connected_account_id", device.owner());
    json.putArray("capabilities_supported").add(lock ? "lock" : "thermostat");
    ObjectNode properties = json.putObject("properties");
    properties.put("online", true).put("manufacturer", "stand-in");
    device.state().forEach(properties::set);
    if (!lock) {
      properties.put("has_direct_power", true);
      ObjectNode setting = properties.putObject("current_climate_setting");
      device.state().forEach(setting::set);
    }
    return json;
  }

  private static ApiReply command(
      String path, JsonNode given, StandInDevice device, CloudState state) {
    Map<String, JsonNode> changes = new LinkedHashMap<>();
    switch (path) {
      case "/locks/lock_door" -> changes.put("locked", BooleanNode.TRUE);
      case "/locks/unlock_door" -> changes.put("locked", BooleanNode.FALSE);
      case "/thermostats/heat",
          "/thermostats/cool",
          "/thermostats/heat_cool",
          "/thermostats/off" -> {
        changes.put("hvac_mode_setting", new TextNode(path.substring("/thermostats/".length())));
        for (String name : List.of("heating_set_point_celsius", "cooling_set_point_celsius")) {
          if (given.has(name)) {
            changes.put(name, given.path(name));
          }
        }
      }
      default -> {
        return error(404, "not_found");
      }
    }
    Optional<String> attempt = state.command(device, changes);
    ObjectNode body = ok();
    ObjectNode told = body.putObject("action_attempt");
    told.put("action_attempt_id", attempt.orElse("attempt-0"));
    told.put("status", attempt.isPresent() ? "pending" : "error");
    return ApiReply.ok(body);
  }

  @Override
  public Webhook changed(StandInDevice device, Map<String, JsonNode> changes) {
    return SeamWebhooks.changed(device, changes);
  }

  @Override
  public Optional<Webhook> ended(String attempt, StandInDevice device, boolean succeeded) {
    return Optional.of(SeamWebhooks.ended(attempt, device, succeeded));
  }
}

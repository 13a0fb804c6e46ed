package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Netatmo: no pages, homes with rooms and modules, forms, a keyed hash over the body alone. */
final class NetatmoShape implements VendorShape {
  private static final String TOKEN = "5f2e0a3b|netatmo-local-token";
  private static final String OTHER_HOME = "6a2e0a3b4c5d6e7f80910a1b";
  private static final String SECRET = "netatmo-local-secret";

  /** A third each of rooms, thermostats in them, and plugs. */
  private static final int ROOMS = Population.SIZE / 3;

  @Override
  public String vendor() {
    return "netatmo";
  }

  @Override
  public String user() {
    return NetatmoHomes.USER;
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
    return "{\"webhook\":\"" + SECRET + "\"}";
  }

  @Override
  public List<StandInDevice> devices() {
    List<StandInDevice> devices = new ArrayList<>();
    for (int i = 1; i <= ROOMS; i++) {
      devices.add(
          new StandInDevice(
              NetatmoHomes.HOME + "/room/" + (1_000_000_000 + i),
              "Room " + i,
              NetatmoHomes.ROOM,
              NetatmoHomes.USER,
              Map.of(
                  "therm_measured_temperature", new DoubleNode(20.1),
                  "therm_setpoint_temperature", new DoubleNode(21),
                  "therm_setpoint_mode", new TextNode("schedule"))));
      devices.add(
          new StandInDevice(
              NetatmoHomes.HOME + "/04:00:00:00:01:%02x".formatted(i),
              "Thermostat " + i,
              "NATherm1",
              NetatmoHomes.USER,
              Map.of("battery_state", new TextNode("high"))));
      devices.add(
          new StandInDevice(
              NetatmoHomes.HOME + "/12:34:56:00:02:%02x".formatted(i),
              "Plug " + i,
              "NLP",
              NetatmoHomes.USER,
              Map.of("on", BooleanNode.FALSE, "power", new DoubleNode(0))));
    }
    devices.add(
        new StandInDevice(
            OTHER_HOME + "/room/2000000001",
            "Room of another",
            NetatmoHomes.ROOM,
            "another",
            Map.of("therm_setpoint_temperature", new DoubleNode(19))));
    return devices;
  }

  @Override
  public boolean tells(StandInDevice device) {
    return device.kind().equals(NetatmoHomes.ROOM);
  }

  @Override
  public boolean authorized(ApiCall call, CloudState state) {
    return call.header("authorization").equals("Bearer " + TOKEN);
  }

  @Override
  public ApiReply unauthorized() {
    return error(403, 3, "Access token expired");
  }

  private static ApiReply error(int status, int code, String message) {
    ObjectNode body = JsonTrees.object();
    body.putObject("error").put("code", code).put("message", message);
    return ApiReply.json(status, body);
  }

  @Override
  public ApiReply answer(ApiCall call, CloudState state) {
    return switch (call.path()) {
      case "/api/homesdata" -> ApiReply.ok(NetatmoHomes.homes(state));
      case "/api/homestatus" ->
          call.query().getOrDefault("home_id", "").equals(NetatmoHomes.HOME)
              ? ApiReply.ok(NetatmoHomes.status(state))
              : error(403, 13, "Operation forbidden");
      case "/api/setroomthermpoint" -> room(call.form(), state);
      case "/api/setstate" -> module(call.json().path("home"), state);
      case "/api/addwebhook" -> {
        state.subscribe(call.form().getOrDefault("url", ""));
        yield ApiReply.ok(NetatmoHomes.ok());
      }
      case "/api/dropwebhook" -> {
        state.unsubscribe();
        yield ApiReply.ok(NetatmoHomes.ok());
      }
      default -> error(404, 9, "No such request");
    };
  }

  private static ApiReply room(Map<String, String> form, CloudState state) {
    Map<String, JsonNode> changes = new LinkedHashMap<>();
    changes.put("therm_setpoint_mode", new TextNode(form.getOrDefault("mode", "")));
    if (form.containsKey("temp")) {
      changes.put(
          "therm_setpoint_temperature", new DoubleNode(Double.parseDouble(form.get("temp"))));
    }
    return state
        .owned(form.getOrDefault("home_id", "") + "/room/" + form.getOrDefault("room_id", ""))
        .map(device -> told(state, device, changes))
        .orElseGet(() -> error(403, 13, "Operation forbidden"));
  }

  private static ApiReply module(JsonNode home, CloudState state) {
    JsonNode module = home.path("modules").path(0);
    Map<String, JsonNode> changes = new LinkedHashMap<>();
    if (module.has("on")) {
      changes.put("on", module.path("on"));
    }
    return state
        .owned(home.path("id").asText() + "/" + module.path("id").asText())
        .filter(device -> module.has("bridge"))
        .map(device -> told(state, device, changes))
        .orElseGet(() -> error(403, 13, "Operation forbidden"));
  }

  private static ApiReply told(
      CloudState state, StandInDevice device, Map<String, JsonNode> changes) {
    ObjectNode answer = NetatmoHomes.ok();
    if (state.command(device, changes).isEmpty()) {
      answer
          .putObject("body")
          .putArray("errors")
          .addObject()
          .put("code", 6)
          .put("id", NetatmoHomes.own(device));
    }
    return ApiReply.ok(answer);
  }

  @Override
  public Webhook changed(StandInDevice device, Map<String, JsonNode> changes) {
    ObjectNode event = JsonTrees.object();
    ObjectNode home = event.putObject("home").put("id", NetatmoHomes.HOME);
    if (tells(device)) {
      ObjectNode room = home.putArray("rooms").addObject().put("id", NetatmoHomes.own(device));
      changes.forEach(room::set);
      event.put("event_type", "set_point").put("push_type", "display_change");
    } else {
      // Netatmo pushes nothing that says what a plug is like now.
      event.put("event_type", "module_connected").put("push_type", device.kind() + "-push");
    }
    byte[] body = JsonTrees.bytes(event);
    return new Webhook(
        Map.of(
            "Content-Type",
            "application/json",
            "X-Netatmo-secret",
            HexFormat.of()
                .formatHex(Signing.hmacSha256(SECRET.getBytes(StandardCharsets.UTF_8), body))),
        body);
  }
}

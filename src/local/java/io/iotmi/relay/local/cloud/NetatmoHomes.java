package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;

/** The home of the user as Netatmo shows it: rooms, and modules in them. */
final class NetatmoHomes {
  static final String USER = "5f2e0a3b4c5d6e7f80910aff";
  static final String HOME = "5f2e0a3b4c5d6e7f80910a1b";

  /** The kind of a device that is a room. */
  static final String ROOM = "room";

  private NetatmoHomes() {}

  /** The homes with all that is in them. */
  static ObjectNode homes(CloudState state) {
    ObjectNode answer = ok();
    ObjectNode body = answer.putObject("body");
    body.putObject("user").put("id", USER).put("email", "someone@example.com");
    ObjectNode home = body.putArray("homes").addObject().put("id", HOME).put("name", "Home");
    ArrayNode rooms = home.putArray("rooms");
    ArrayNode modules = home.putArray("modules");
    modules.addObject().put("id", "00:04:74:00:00:01").put("type", "NLG").put("name", "Gateway");
    for (StandInDevice device : state.owned()) {
      if (device.kind().equals(ROOM)) {
        ObjectNode room = rooms.addObject().put("id", own(device)).put("name", device.name());
        int number = Integer.parseInt(own(device)) - 1_000_000_000;
        room.putArray("module_ids").add("04:00:00:00:01:%02x".formatted(number));
      } else {
        modules
            .addObject()
            .put("id", own(device))
            .put("type", device.kind())
            .put("name", device.name())
            .put("bridge", "00:04:74:00:00:01");
      }
    }
    return answer;
  }

  /** What each room and module of the home says of itself. */
  static ObjectNode status(CloudState state) {
    ObjectNode answer = ok();
    ObjectNode home = answer.putObject("body").putObject("home").put("id", HOME);
    ArrayNode rooms = home.putArray("rooms");
    ArrayNode modules = home.putArray("modules");
    for (StandInDevice device : state.owned()) {
      ObjectNode json = device.kind().equals(ROOM) ? rooms.addObject() : modules.addObject();
      json.put("id", own(device)).put("reachable", true);
      if (!device.kind().equals(ROOM)) {
        json.put("type", device.kind());
      }
      device.state().forEach(json::set);
    }
    return answer;
  }

  /** The id of a room or module within its home. */
  static String own(StandInDevice device) {
    return device.id().substring(device.id().lastIndexOf('/') + 1);
  }

  static ObjectNode ok() {
    return JsonTrees.object().put("status", "ok");
  }
}

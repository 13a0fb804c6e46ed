package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The devices of the user as SmartThings shows them. */
final class SmartThingsDevices {
  static final String APP = "07a1b2c3-0000-4000-8000-00000000000a";
  static final String LOCATION = "10ca7100-0000-4000-8000-00000000000b";
  private static final int LAMPS = 100;
  private static final int PAGE = 50;

  private SmartThingsDevices() {}

  /** Those of the user, and one of another. */
  static List<StandInDevice> all() {
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

  /** A page of the devices that a request asks for, with the link to the next one. */
  static ObjectNode page(ApiCall call, List<StandInDevice> owned) {
    List<StandInDevice> all = owned;
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
    return body;
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

  /** The values of a device by capability and attribute. */
  static ObjectNode status(StandInDevice device) {
    ObjectNode status = JsonTrees.object();
    device
        .state()
        .forEach(
            (name, value) -> {
              String[] parts = name.split("\\.", 2);
              status.withObject("/" + parts[0]).putObject(parts[1]).set("value", value);
            });
    return status;
  }
}

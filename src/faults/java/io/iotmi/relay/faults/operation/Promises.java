package io.iotmi.relay.faults.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What holds for discoveries and commands whatever dies: pages in order, one final page, one answer
 * to a command. An identical request may come again where a kill fell between send and confirm.
 */
final class Promises {
  private static final int DEVICES = 120;
  private static final int UNKNOWN_OUTCOME = 504;

  private final List<ReceivedRequest> requests;
  private final List<String> discoveries;
  private final List<String> commands;
  private final int dispatched;
  private final List<String> broken = new ArrayList<>();
  private int repeats;
  private int unknown;

  /**
   * @param dispatched how many commands the vendor got
   */
  Promises(
      List<ReceivedRequest> requests,
      List<String> discoveries,
      List<String> commands,
      int dispatched) {
    this.requests = requests.stream().filter(ReceivedRequest::accepted).toList();
    this.discoveries = discoveries;
    this.commands = commands;
    this.dispatched = dispatched;
  }

  OperationEnding ending(int kills) {
    discoveries.forEach(this::discovery);
    commands.forEach(this::command);
    if (dispatched > commands.size() + kills) {
      broken.add(dispatched + " commands reached the vendor for " + commands.size());
    }
    return new OperationEnding(
        discoveries.size(), commands.size(), kills, repeats, unknown, broken);
  }

  private void discovery(String id) {
    List<JsonNode> pages = distinct("DeviceDiscoveryId", id);
    List<Integer> codes = pages.stream().map(page -> page.path("StatusCode").asInt()).toList();
    Set<String> devices = new LinkedHashSet<>();
    int listed = 0;
    for (JsonNode page : pages) {
      for (JsonNode device : page.path("Devices")) {
        listed++;
        devices.add(device.path("ConnectorDeviceId").asText());
      }
    }
    if (codes.isEmpty() || codes.getLast() != 200 || codes.indexOf(200) != codes.size() - 1) {
      broken.add("discovery " + id + " had the codes " + codes);
    }
    if (devices.size() != DEVICES || listed != DEVICES) {
      broken.add("discovery " + id + " had " + devices.size() + " devices, " + listed + " listed");
    }
  }

  private void command(String trace) {
    List<JsonNode> responses =
        distinct("TraceId", trace).stream()
            .filter(body -> body.path("Operation").asText().equals("DEVICE_COMMAND_RESPONSE"))
            .toList();
    if (responses.size() != 1) {
      broken.add("command " + trace + " had the responses " + responses);
    } else if (responses.getFirst().path("StatusCode").asInt() == UNKNOWN_OUTCOME) {
      unknown++;
    }
  }

  /** Of requests that name this, in the order in which each came first. */
  private List<JsonNode> distinct(String member, String id) {
    List<JsonNode> all =
        requests.stream()
            .map(ReceivedRequest::body)
            .filter(body -> body.path(member).asText().equals(id))
            .toList();
    List<JsonNode> distinct = all.stream().distinct().toList();
    repeats += all.size() - distinct.size();
    return distinct;
  }
}

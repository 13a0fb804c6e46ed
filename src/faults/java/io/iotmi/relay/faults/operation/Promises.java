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
  private final Dispatched commands;
  private final Dispatched toggles;
  private final List<String> broken = new ArrayList<>();
  private int repeats;
  private int unknown;

  /**
   * Commands to one device.
   *
   * @param traces of the calls
   * @param count how many commands the vendor got
   */
  record Dispatched(List<String> traces, int count) {}

  /**
   * @param commands that may be repeated where a kill fell
   * @param toggles that may not
   */
  Promises(
      List<ReceivedRequest> requests,
      List<String> discoveries,
      Dispatched commands,
      Dispatched toggles) {
    this.requests = requests.stream().filter(ReceivedRequest::accepted).toList();
    this.discoveries = discoveries;
    this.commands = commands;
    this.toggles = toggles;
  }

  OperationEnding ending(int kills) {
    discoveries.forEach(this::discovery);
    commands.traces().forEach(this::command);
    toggles.traces().forEach(this::command);
    atMost(commands.traces().size() + kills, commands);
    atMost(toggles.traces().size(), toggles);
    int calls = commands.traces().size() + toggles.traces().size();
    return new OperationEnding(discoveries.size(), calls, kills, repeats, unknown, broken);
  }

  private void atMost(int most, Dispatched dispatched) {
    if (dispatched.count() > most) {
      broken.add(
          dispatched.count() + " commands reached the vendor for " + dispatched.traces().size());
    }
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

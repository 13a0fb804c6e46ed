package io.iotmi.relay.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.account.VendorSide;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What a scripted connector does after its replies, one thing after the other. */
final class ScriptedWork implements AutoCloseable {
  private static final int PAGE = 5;

  private final String planted;
  private final ScriptedVendor vendor;
  private final ScriptedSender sender;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Set<String> gone = new HashSet<>();

  ScriptedWork(String planted, ScriptedVendor vendor, ScriptedSender sender) {
    this.planted = planted;
    this.vendor = vendor;
    this.sender = sender;
  }

  ScriptedVendor vendor() {
    return vendor;
  }

  static String user(String account) {
    return "user-" + account;
  }

  /** Returns when all that was asked for is done. */
  void finish() {
    try {
      // Work may add work, once.
      for (int i = 0; i < 3; i++) {
        thread.submit(() -> {}).get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void later(Runnable task) {
    thread.execute(task);
  }

  void discover(String account, JsonNode payload) {
    later(
        () -> {
          List<String> wanted = new ArrayList<>();
          payload.path("connectorDeviceIdList").forEach(id -> wanted.add(id.asText()));
          List<String> lamps = new ArrayList<>(ScriptedVendor.lamps(account));
          if (!wanted.isEmpty() && !planted.equals("D8")) {
            lamps.retainAll(wanted);
          }
          if (planted.equals("D7")) {
            lamps.removeLast();
          }
          if (!planted.equals("D2")) {
            pages(account, payload.path("deviceDiscoveryId").asText(), lamps);
          }
        });
  }

  private void pages(String account, String discovery, List<String> lamps) {
    for (int from = 0; from < lamps.size(); from += PAGE) {
      boolean last = from + PAGE >= lamps.size();
      int more = planted.equals("D5") ? 250 : 300;
      int code = last && !planted.equals("D4") ? 200 : more;
      List<String> some = lamps.subList(from, Math.min(from + PAGE, lamps.size()));
      sender.send(page(account, discovery, code, some));
    }
    if (planted.equals("D3")) {
      sender.send(page(account, "unasked", 200, lamps.subList(0, 1)));
    }
    if (planted.equals("D6")) {
      sender.send(page(account, discovery, 300, lamps.subList(0, 1)));
    }
  }

  private ObjectNode page(String account, String discovery, int code, List<String> lamps) {
    ObjectNode page = sender.event("DEVICE_DISCOVERY", code);
    if (!planted.equals("D9")) {
      page.put("UserId", user(account));
    }
    page.put("DeviceDiscoveryId", discovery);
    for (String lamp : lamps) {
      ObjectNode device = page.withArray("Devices").addObject().put("ConnectorDeviceId", lamp);
      ObjectNode report = device.putObject("CapabilityReport").put("version", "1.0.0");
      if (planted.equals("D10")) {
        report.putArray("endpoints");
      } else {
        ObjectNode endpoint = report.putArray("endpoints").addObject().put("id", "1");
        endpoint.putArray("deviceTypes").add("On/Off Light");
        ObjectNode cluster = endpoint.putArray("clusters").addObject();
        cluster.put("id", "0x0006").put("revision", 6);
        cluster.putArray("attributes").addObject().put("id", "0x0000");
        cluster.putArray("commands").add("0x00").add("0x01");
      }
    }
    return page;
  }

  /**
   * Carries out a command.
   *
   * @param answered whether a response follows
   */
  void command(String account, JsonNode payload, boolean answered) {
    String trace = payload.path("traceId").asText();
    String lamp = payload.path("connectorDeviceId").asText();
    JsonNode commands = payload.at("/endpoints/0/clusters/0/commands/0");
    Map.Entry<String, JsonNode> command = commands.properties().iterator().next();
    ScriptedAnswer answer = new ScriptedAnswer(planted, sender, account, trace, lamp);
    later(
        () -> {
          if (!ScriptedVendor.lamps(account).contains(lamp)) {
            answer.respond(planted.equals("C13") ? 200 : 404);
          } else if (command.getKey().equals("0xff02")) {
            answer.respond(200);
            if (!planted.equals("C11")) {
              answer.state(vendor.isOn(lamp));
            }
          } else {
            carryOut(answer, lamp, command, answered);
          }
        });
  }

  private void carryOut(
      ScriptedAnswer answer, String lamp, Map.Entry<String, JsonNode> command, boolean answered) {
    boolean update = command.getKey().equals("0xff01");
    boolean on =
        update ? command.getValue().path("0x0000").asBoolean() : command.getKey().endsWith("1");
    Optional<VendorSide.Manner> manner = vendor.command(lamp, on);
    if (!answered) {
      return;
    }
    if (manner.equals(Optional.of(VendorSide.Manner.NEVER))) {
      answer.timedOut(on);
    } else if (manner.isPresent()) {
      later(() -> answer.confirmed(on, 200));
    } else {
      answer.confirmed(on, planted.equals(update ? "C10" : "C12") ? 501 : 200);
    }
  }

  /** The vendor's webhook. */
  void change(String lamp) {
    later(
        () -> {
          String account = ScriptedVendor.owner(lamp);
          if (!planted.equals("V9") && (!gone.contains(account) || planted.equals("U2"))) {
            new ScriptedAnswer(planted, sender, account, "", lamp).state(vendor.isOn(lamp));
          }
        });
  }

  void deactivate(String account) {
    later(
        () -> {
          gone.add(account);
          if (!planted.equals("U3")) {
            vendor.revoke(account);
          }
        });
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

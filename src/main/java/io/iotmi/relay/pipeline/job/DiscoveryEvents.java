package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.pipeline.Relayed;
import io.iotmi.relay.stage.recall.inventory.Discovery;
import io.iotmi.relay.stage.recall.inventory.Inventory;
import io.iotmi.relay.stage.recall.inventory.SeenDevice;
import io.iotmi.relay.stage.translate.KnownFacts;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.identity.UserAlias;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events of a discovery: its pages, its end, and which devices came back or are gone. Each has
 * an id that is the same in a run that repeats what another one did not finish. Thread-safe.
 */
public final class DiscoveryEvents {
  private final EventRelay relay;
  private final Inventory inventory;

  public DiscoveryEvents(EventRelay relay, Inventory inventory) {
    this.relay = relay;
    this.inventory = inventory;
  }

  /**
   * A page.
   *
   * @param number from 0
   * @param last whether the service is told that no other page follows
   */
  record Page(Discovered of, int number, boolean last, List<Description> devices) {}

  /**
   * Relays a page and remembers its devices.
   *
   * @param all whether the discovery is of all devices of the user
   * @param relayed takes what was relayed
   */
  EventRelay.Fate relay(
      Page page, boolean all, List<Relayed> relayed, String run, Deadline deadline) {
    Discovered of = page.of();
    Reading reading =
        new Reading.Page(
            of.discovery(), page.last(), page.devices(), origin(of, "page/" + page.number()));
    EventRelay.Fate fate = relay(of, List.of(reading), relayed, run, deadline);
    if (fate != EventRelay.Fate.DELIVERED) {
      return fate;
    }
    List<SeenDevice> seen = page.devices().stream().map(DiscoveryEvents::seen).toList();
    Optional<List<String>> back =
        all
            ? inventory.page(discovery(of), page.number(), seen, deadline)
            : inventory.described(discovery(of), seen, deadline);
    return back.isPresent() && reachable(of, back.get(), true, relayed, run, deadline)
        ? fate
        : EventRelay.Fate.LATER;
  }

  /**
   * Tells which devices are gone after the last page. Gives false where it has to be done again.
   */
  boolean complete(Page last, List<Relayed> relayed, String run, Deadline deadline) {
    Optional<List<String>> gone =
        inventory.complete(discovery(last.of()), last.number() + 1, deadline);
    return gone.isPresent() && reachable(last.of(), gone.get(), false, relayed, run, deadline);
  }

  /** Tells that the discovery failed. */
  EventRelay.Fate failed(
      Discovered of, int status, List<Relayed> relayed, String run, Deadline deadline) {
    Json.Obj event =
        new JsonMembers()
            .text("ConnectorId", of.connector())
            .text("EventId", "discovery/" + of.discovery() + "/failed")
            .text("Operation", Operation.DEVICE_DISCOVERY.name())
            .text("OperationVersion", "1.0")
            .number("StatusCode", status)
            .text("Message", "The discovery failed with status " + status)
            .text("DeviceDiscoveryId", of.discovery())
            .text("UserId", of.user().isEmpty() ? null : UserAlias.of(of.user()))
            .array("Devices", List.of())
            .object();
    return relayed(List.of(event), relayed, run, deadline);
  }

  private boolean reachable(
      Discovered of,
      List<String> devices,
      boolean reachable,
      List<Relayed> relayed,
      String run,
      Deadline deadline) {
    List<Reading> readings = new ArrayList<>();
    for (String device : devices) {
      EncodedId.decode(device)
          .ifPresent(
              id ->
                  readings.add(
                      new Reading.Presence(
                          id, reachable, origin(of, (reachable ? "back/" : "gone/") + device))));
    }
    return readings.isEmpty()
        || relay(of, readings, relayed, run, deadline) != EventRelay.Fate.LATER;
  }

  private EventRelay.Fate relay(
      Discovered of, List<Reading> readings, List<Relayed> relayed, String run, Deadline deadline) {
    return relayed(relay.events(of.connector(), readings, KnownFacts.NONE), relayed, run, deadline);
  }

  private EventRelay.Fate relayed(
      List<Json.Obj> events, List<Relayed> relayed, String run, Deadline deadline) {
    Relayed one = relay.relay(events, run, deadline);
    relayed.add(one);
    return EventRelay.fate(one);
  }

  private static Reading.Origin origin(Discovered of, String what) {
    return new Reading.Origin("discovery/" + of.discovery() + "/" + what, of.user(), null);
  }

  private static Discovery discovery(Discovered of) {
    return new Discovery(of.connector(), UserAlias.of(of.user()), of.discovery());
  }

  private static SeenDevice seen(Description description) {
    Map<String, Json.Obj> facts = new HashMap<>();
    // The names alone tell as well: of several values for one attribute, the device has this one.
    for (Description.Part part : description.parts()) {
      String component = part.set().component();
      for (String name : part.set().values().keySet()) {
        facts.put(Description.factOf(component, name), Json.Obj.EMPTY);
      }
    }
    facts.putAll(description.facts());
    return new SeenDevice(EncodedId.encode(description.device()), description.reachable(), facts);
  }
}

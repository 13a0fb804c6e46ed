package io.iotmi.relay.stage.recall.inventory;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.recall.DeviceRecord;
import io.iotmi.relay.stage.recall.DeviceRecords;
import io.iotmi.relay.stage.recall.RecordIds;
import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.stage.recall.inventory.DevicePages.Kind;
import io.iotmi.relay.stage.recall.inventory.DevicePages.Listed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the devices of each user, page by page, and says at the end of a complete discovery
 * which ones are gone. A page and an end may be told again, after a crash, and get the same answer.
 * Thread-safe.
 */
public final class Inventory {
  private static final String ENDS = "discoveries";
  private static final Listed NONE = new Listed(true, Set.of());
  private static final SeenDevice UNKNOWN = new SeenDevice("", null, Map.of());

  private final Records records;
  private final DevicePages pages;
  private final DeviceRecords devices;

  public Inventory(Records records) {
    this.records = records;
    this.pages = new DevicePages(records);
    this.devices = new DeviceRecords(records);
  }

  /**
   * Takes a page of a discovery of all devices: keeps their facts and ties them to the user.
   *
   * @param number of the page, from 0
   * @return devices that were gone and are back, to be told reachable; nothing where the page is
   *     not written
   */
  public Optional<List<String>> page(
      Discovery discovery, int number, List<SeenDevice> devices, Deadline deadline) {
    List<String> ids = devices.stream().map(SeenDevice::device).toList();
    return pages.write(discovery, Kind.SEEN, number, ids, deadline)
        ? described(discovery, devices, deadline)
        : Optional.empty();
  }

  /**
   * Takes a page of a discovery of some devices, from which nothing follows for others.
   *
   * @return as {@link #page}
   */
  public Optional<List<String>> described(
      Discovery discovery, List<SeenDevice> devices, Deadline deadline) {
    Map<String, SeenDevice> seen = new LinkedHashMap<>();
    devices.forEach(device -> seen.put(device.device(), device));
    return this.devices
        .edit(
            discovery.connectorId(),
            seen.keySet(),
            (id, record) ->
                record
                    .withFacts(seen.getOrDefault(id, UNKNOWN).facts())
                    .withUser(discovery.user())
                    .seenIn(discovery.id()),
            deadline)
        .map(
            records ->
                seen.values().stream()
                    .filter(device -> !Boolean.FALSE.equals(device.reachable()))
                    .map(SeenDevice::device)
                    .filter(
                        id ->
                            records
                                .getOrDefault(id, DeviceRecord.EMPTY)
                                .seenIn(discovery.id())
                                .isBackIn(discovery.id()))
                    .toList());
  }

  /**
   * Takes the end of a discovery of all devices, each of whose pages was taken. A discovery that
   * failed or was cut off has no such end.
   *
   * @param count of the pages
   * @return devices that are gone, to be told unreachable; nothing where it is not written
   */
  public Optional<List<String>> complete(Discovery discovery, int count, Deadline deadline) {
    String id = RecordIds.id(ENDS, discovery.connectorId(), discovery.user());
    Optional<Listed> seen = pages.read(discovery, Kind.SEEN, count, deadline);
    if (seen.isEmpty()
        || !(records.load(List.of(id), deadline) instanceof Records.Loaded.Found found)) {
      return Optional.empty();
    }
    if (!seen.get().whole()) {
      return Optional.of(List.of());
    }
    DiscoveryEnds.End before = DiscoveryEnds.read(found.of(id).data()).before(discovery.id());
    Optional<Listed> seenBefore = list(discovery, before, Kind.SEEN, deadline);
    Optional<Listed> missingBefore = list(discovery, before, Kind.MISSING, deadline);
    if (seenBefore.isEmpty() || missingBefore.isEmpty()) {
      return Optional.empty();
    }
    GhostRule rule =
        GhostRule.apply(
            seen.get().devices(), seenBefore.get().devices(), missingBefore.get().devices());
    Optional<Integer> missing = pages.write(discovery, Kind.MISSING, rule.missing(), deadline);
    boolean written =
        missing.isPresent()
            && markGone(discovery, rule.gone(), deadline)
            && records.update(
                List.of(
                    new Records.Change(
                        id,
                        found.of(id),
                        json ->
                            DiscoveryEnds.read(json)
                                .with(new DiscoveryEnds.End(discovery.id(), count, missing.get()))
                                .toJson())),
                deadline);
    return written ? Optional.of(List.copyOf(rule.gone())) : Optional.empty();
  }

  /**
   * The devices of a user by the last complete discovery; none where there was none, nothing where
   * the table does not answer.
   */
  public Optional<Set<String>> devices(String connector, String user, Deadline deadline) {
    String id = RecordIds.id(ENDS, connector, user);
    if (!(records.load(List.of(id), deadline) instanceof Records.Loaded.Found found)) {
      return Optional.empty();
    }
    DiscoveryEnds.End last = DiscoveryEnds.read(found.of(id).data()).last();
    return list(new Discovery(connector, user, ""), last, Kind.SEEN, deadline).map(Listed::devices);
  }

  /**
   * Forgets the discoveries of a user. To whom devices belonged stays known, so that they stay
   * silent.
   *
   * @return whether it is written
   */
  public boolean forget(String connector, String user, Deadline deadline) {
    String id = RecordIds.id(ENDS, connector, user);
    if (!(records.load(List.of(id), deadline) instanceof Records.Loaded.Found found)) {
      return false;
    }
    DiscoveryEnds ends = DiscoveryEnds.read(found.of(id).data());
    return forget(connector, user, ends.last(), deadline)
        && forget(connector, user, ends.before(), deadline)
        && records.update(
            List.of(new Records.Change(id, found.of(id), json -> Json.Obj.EMPTY)), deadline);
  }

  private boolean forget(
      String connector, String user, DiscoveryEnds.@Nullable End end, Deadline deadline) {
    return end == null
        || pages.delete(
            new Discovery(connector, user, end.id()), end.seen(), end.missing(), deadline);
  }

  private Optional<Listed> list(
      Discovery discovery, DiscoveryEnds.@Nullable End before, Kind kind, Deadline deadline) {
    if (before == null) {
      return Optional.of(NONE);
    }
    return pages.read(
        new Discovery(discovery.connectorId(), discovery.user(), before.id()),
        kind,
        kind == Kind.SEEN ? before.seen() : before.missing(),
        deadline);
  }

  private boolean markGone(Discovery discovery, Set<String> gone, Deadline deadline) {
    return devices
        .edit(discovery.connectorId(), gone, (id, record) -> record.gone(), deadline)
        .isPresent();
  }
}

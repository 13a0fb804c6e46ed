package io.iotmi.relay.stage.recall.inventory;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.recall.RecordIds;
import io.iotmi.relay.stage.recall.Records;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/**
 * Lists of devices, each page a record of its own: the devices of one user may be more than one
 * item of a table can hold.
 */
final class DevicePages {
  /** With ids of 256 characters still far below the 400 KB of an item. */
  private static final int SIZE = 500;

  private static final String DEVICES = "devices";

  private final Records records;

  DevicePages(Records records) {
    this.records = records;
  }

  /** What a list is of. */
  enum Kind {
    SEEN,
    MISSING
  }

  /**
   * A list that was read.
   *
   * @param whole false where a page of it is not there
   */
  record Listed(boolean whole, Set<String> devices) {}

  /** Whether the page is written. */
  boolean write(Discovery discovery, Kind kind, int page, List<String> devices, Deadline deadline) {
    Json.Obj data =
        new Json.Obj(
            Map.of(DEVICES, new Json.Arr(devices.stream().<Json>map(Json.Text::new).toList())));
    return records.update(
        List.of(new Records.Change(id(discovery, kind, page), Records.Stored.ABSENT, json -> data)),
        deadline);
  }

  /** How many pages were needed; nothing where one is not written. */
  Optional<Integer> write(Discovery discovery, Kind kind, Set<String> devices, Deadline deadline) {
    List<List<String>> all = devices.stream().gather(Gatherers.windowFixed(SIZE)).toList();
    for (int page = 0; page < all.size(); page++) {
      if (!write(discovery, kind, page, all.get(page), deadline)) {
        return Optional.empty();
      }
    }
    return Optional.of(all.size());
  }

  /** Whether the lists of a discovery are gone. */
  boolean delete(Discovery discovery, int seen, int missing, Deadline deadline) {
    List<String> ids = new ArrayList<>(ids(discovery, Kind.SEEN, seen));
    ids.addAll(ids(discovery, Kind.MISSING, missing));
    if (!(records.load(ids, deadline) instanceof Records.Loaded.Found found)) {
      return false;
    }
    return records.update(
        ids.stream()
            .map(id -> new Records.Change(id, found.of(id), json -> Json.Obj.EMPTY))
            .toList(),
        deadline);
  }

  private static List<String> ids(Discovery discovery, Kind kind, int count) {
    return IntStream.range(0, count).mapToObj(page -> id(discovery, kind, page)).toList();
  }

  /** Nothing where the table does not answer. */
  Optional<Listed> read(Discovery discovery, Kind kind, int count, Deadline deadline) {
    List<String> ids = ids(discovery, kind, count);
    if (!(records.load(ids, deadline) instanceof Records.Loaded.Found found)) {
      return Optional.empty();
    }
    boolean whole = true;
    List<String> devices = new ArrayList<>();
    for (String id : ids) {
      if (found.of(id).data().get(DEVICES) instanceof Json.Arr(List<Json> items)) {
        for (Json item : items) {
          if (item instanceof Json.Text(String device)) {
            devices.add(device);
          }
        }
      } else {
        whole = false;
      }
    }
    return Optional.of(new Listed(whole, new LinkedHashSet<>(devices)));
  }

  private static String id(Discovery discovery, Kind kind, int page) {
    return RecordIds.id(
        kind == Kind.SEEN ? "seen" : "missing",
        discovery.connectorId(),
        page + "/" + discovery.id() + "/" + discovery.user());
  }
}

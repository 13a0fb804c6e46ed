package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.recall.Records.Change;
import io.iotmi.relay.stage.recall.Records.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records that one batch needs, each read once, and its edits of them. Not thread-safe. */
final class Memory {
  private final Records records;
  private final Ties ties;
  private final Map<String, Stored> known = new HashMap<>();
  private final Map<String, List<UnaryOperator<Json.Obj>>> edits = new LinkedHashMap<>();
  private @Nullable String failure;

  Memory(Records records, Ties ties) {
    this.records = records;
    this.ties = ties;
  }

  /** Why a record could not be read or written; null where all were. */
  @Nullable String failure() {
    return failure;
  }

  /**
   * Reads what has not been read: devices and users in one request where the users of the devices
   * are known or named.
   *
   * @param devices ids of records with the connector of each
   */
  void load(Map<String, String> devices, Set<String> users, Deadline deadline) {
    Set<String> wanted = new LinkedHashSet<>(users);
    for (String device : devices.keySet()) {
      wanted.add(device);
      wanted.addAll(ties.of(device));
    }
    load(wanted, deadline);
    Set<String> tied = new LinkedHashSet<>();
    devices.forEach(
        (device, connector) -> {
          Set<String> its = new LinkedHashSet<>();
          for (String user : device(device).users()) {
            its.add(RecordIds.user(connector, user));
          }
          ties.put(device, its);
          tied.addAll(its);
        });
    load(tied, deadline);
  }

  private void load(Set<String> ids, Deadline deadline) {
    List<String> unread = ids.stream().filter(id -> !known.containsKey(id)).toList();
    if (unread.isEmpty() || failure != null) {
      return;
    }
    switch (records.load(unread, deadline)) {
      case Records.Loaded.Unavailable(String reason) -> failure = reason;
      case Records.Loaded.Found found -> {
        for (String id : unread) {
          Stored record = found.of(id);
          known.put(id, record);
          if (record.old()) {
            edit(id, json -> json);
          }
        }
      }
    }
  }

  Json.Obj data(String id) {
    return known.getOrDefault(id, Stored.ABSENT).data();
  }

  DeviceRecord device(String id) {
    return DeviceRecord.read(data(id));
  }

  /** An edit to be saved. */
  void edit(String id, UnaryOperator<Json.Obj> edit) {
    edits.computeIfAbsent(id, i -> new ArrayList<>()).add(edit);
  }

  /** Writes the records that the edits change. */
  boolean save(Deadline deadline) {
    List<Change> changes = new ArrayList<>();
    edits.forEach(
        (id, all) -> {
          Stored record = known.getOrDefault(id, Stored.ABSENT);
          UnaryOperator<Json.Obj> edit =
              json -> {
                Json.Obj edited = json;
                for (UnaryOperator<Json.Obj> one : all) {
                  edited = one.apply(edited);
                }
                return edited;
              };
          if (record.old() || !edit.apply(record.data()).equals(record.data())) {
            changes.add(new Change(id, record, edit));
          }
        });
    edits.clear();
    boolean saved = changes.isEmpty() || records.update(changes, deadline);
    if (!saved && failure == null) {
      failure = "a record could not be written";
    }
    return saved;
  }
}

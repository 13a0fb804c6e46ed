package io.iotmi.relay.stage.recall.watch;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.recall.RecordIds;
import io.iotmi.relay.stage.recall.Records;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The users of a connector, in parts of which each fits into an item of the table: a table can be
 * asked for what has a name only. Thread-safe.
 */
public final class Roster {
  /** With ids of 64 characters, one of them holds more than two thousand users. */
  public static final int PARTS = 64;

  private final Records records;

  public Roster(Records records) {
    this.records = records;
  }

  /**
   * Adds a user.
   *
   * @param user the {@code UserId}
   * @param vendorId the vendor's id of the user
   * @return whether it is written
   */
  public boolean add(String connector, String user, String vendorId, Deadline deadline) {
    return edit(connector, user, users -> users.put(user, new Json.Text(vendorId)), deadline);
  }

  /** Takes a user out. Gives false where that is not written. */
  public boolean remove(String connector, String user, Deadline deadline) {
    return edit(connector, user, users -> users.remove(user), deadline);
  }

  /**
   * The users of one part by their {@code UserId}, each with the vendor's id; nothing where the
   * table does not answer.
   *
   * @param part from 0 to {@link #PARTS} - 1
   */
  public Optional<SortedMap<String, String>> users(String connector, int part, Deadline deadline) {
    String id = id(connector, part);
    if (!(records.load(List.of(id), deadline) instanceof Records.Loaded.Found found)) {
      return Optional.empty();
    }
    SortedMap<String, String> users = new TreeMap<>();
    found
        .of(id)
        .data()
        .members()
        .forEach(
            (user, vendorId) -> {
              if (vendorId instanceof Json.Text(String text)) {
                users.put(user, text);
              }
            });
    return Optional.of(users);
  }

  private boolean edit(
      String connector, String user, Consumer<Map<String, Json>> edit, Deadline deadline) {
    String id = id(connector, Math.floorMod(user.hashCode(), PARTS));
    if (!(records.load(List.of(id), deadline) instanceof Records.Loaded.Found found)) {
      return false;
    }
    UnaryOperator<Json.Obj> change =
        data -> {
          Map<String, Json> users = new LinkedHashMap<>(data.members());
          edit.accept(users);
          return new JsonMembers().all(users).object();
        };
    Records.Stored stored = found.of(id);
    return (!stored.old() && change.apply(stored.data()).equals(stored.data()))
        || records.update(List.of(new Records.Change(id, stored, change)), deadline);
  }

  private static String id(String connector, int part) {
    return RecordIds.id("users", connector, Integer.toString(part));
  }
}

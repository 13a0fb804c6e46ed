package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one device.
 *
 * @param facts what its description said of its values, by their names
 * @param users to whom discoveries tied it, the latest last
 * @param sent the newest state that was sent, by attribute
 * @param holds commands that wait for their effect
 * @param absence null for a device that is where it was
 */
public record DeviceRecord(
    Map<String, Json.Obj> facts,
    SequencedSet<String> users,
    Map<AttributePath, Sent> sent,
    List<Hold> holds,
    @Nullable Absence absence) {
  public static final DeviceRecord EMPTY =
      new DeviceRecord(Map.of(), new LinkedHashSet<>(), Map.of(), List.of(), null);

  /** A device has few owners; what is beyond is an account that comes and goes. */
  private static final int MAX_USERS = 16;

  private static final int MAX_SENT = 1_000;
  private static final int MAX_HOLDS = 50;

  public DeviceRecord {
    facts = Map.copyOf(facts);
    users = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(users));
    sent = Map.copyOf(sent);
    holds = List.copyOf(holds);
  }

  /**
   * A device that the service was told to be out of reach because it is gone.
   *
   * @param back id of the discovery that had it again; null while it is gone
   */
  public record Absence(@Nullable String back) {}

  public DeviceRecord withFacts(Map<String, Json.Obj> described) {
    return described.isEmpty() ? this : new DeviceRecord(described, users, sent, holds, absence);
  }

  public DeviceRecord withUser(String user) {
    SequencedSet<String> all = new LinkedHashSet<>(users);
    all.remove(user);
    all.add(user);
    while (all.size() > MAX_USERS) {
      all.removeFirst();
    }
    return new DeviceRecord(facts, all, sent, holds, absence);
  }

  /** An event of the device is delivered. Of two states of an attribute, the later one counts. */
  DeviceRecord after(Effect effect, Instant now) {
    Map<AttributePath, Sent> newest = new LinkedHashMap<>(sent);
    effect
        .sent()
        .forEach(
            (path, state) -> {
              if (newest.containsKey(path) || newest.size() < MAX_SENT) {
                newest.merge(path, state, Sent::or);
              }
            });
    List<Hold> open =
        holds.stream()
            .filter(hold -> now.isBefore(hold.until()))
            .map(hold -> hold.after(effect.states()))
            .filter(hold -> !hold.isComplete())
            .toList();
    return new DeviceRecord(facts, users, newest, open, effect.isReachable() ? null : absence);
  }

  /** Whether the value of an attribute is the one that was sent last. */
  public boolean isSent(AttributePath path, Json value) {
    Sent last = sent.get(path);
    return last != null && Sent.hash(value).equals(last.value());
  }

  /** A command with several parts has one hold for all of them. */
  DeviceRecord withHold(Hold hold, Instant now) {
    List<Hold> all = new ArrayList<>();
    Hold whole = hold;
    for (Hold other : holds) {
      if (other.trace().equals(hold.trace())) {
        whole = other.and(hold);
      } else if (now.isBefore(other.until())) {
        all.add(other);
      }
    }
    all.add(whole);
    List<Hold> latest = all.subList(Math.max(0, all.size() - MAX_HOLDS), all.size());
    return new DeviceRecord(facts, users, sent, latest, absence);
  }

  DeviceRecord withoutHold(String trace) {
    return new DeviceRecord(
        facts,
        users,
        sent,
        holds.stream().filter(hold -> !hold.trace().value().equals(trace)).toList(),
        absence);
  }

  /** The service was told that the device cannot be reached, because it is gone. */
  public DeviceRecord gone() {
    return withAbsence(new Absence(null));
  }

  /** A discovery has the device. It is back in the first one that has it again, and only there. */
  public DeviceRecord seenIn(String discovery) {
    return absence == null || isBackIn(discovery)
        ? this
        : withAbsence(absence.back() == null ? new Absence(discovery) : null);
  }

  /** Whether this discovery was the first to have the device again. */
  public boolean isBackIn(String discovery) {
    return absence != null && discovery.equals(absence.back());
  }

  private DeviceRecord withAbsence(@Nullable Absence now) {
    return new DeviceRecord(facts, users, sent, holds, now);
  }

  Json.Obj toJson() {
    Map<String, Json> newest = new LinkedHashMap<>();
    sent.forEach((path, state) -> newest.put(path.toString(), state.toJson()));
    return new JsonMembers()
        .add("facts", facts.isEmpty() ? null : new Json.Obj(Map.copyOf(facts)))
        .array("users", users.isEmpty() ? null : users.stream().map(Json.Text::new).toList())
        .add("sent", newest.isEmpty() ? null : new Json.Obj(newest))
        .array("holds", holds.isEmpty() ? null : holds.stream().map(Hold::toJson).toList())
        .add("absence", absence == null ? null : absence(absence))
        .object();
  }

  private static Json absence(Absence absence) {
    return new JsonMembers().text("back", absence.back()).object();
  }

  /** What {@link #toJson} wrote; a member of another form counts as absent. */
  static DeviceRecord read(Json.Obj json) {
    Map<String, Json.Obj> facts = new LinkedHashMap<>();
    members(json, "facts")
        .forEach(
            (name, value) -> {
              if (value instanceof Json.Obj object) {
                facts.put(name, object);
              }
            });
    SequencedSet<String> users = new LinkedHashSet<>();
    for (Json user : items(json, "users")) {
      if (user instanceof Json.Text(String id)) {
        users.add(id);
      }
    }
    Map<AttributePath, Sent> sent = new LinkedHashMap<>();
    members(json, "sent")
        .forEach(
            (path, value) -> {
              Sent state = Sent.read(value);
              if (state != null) {
                AttributePath.read(path).ifPresent(read -> sent.put(read, state));
              }
            });
    List<Hold> holds =
        items(json, "holds").stream().flatMap(hold -> Hold.read(hold).stream()).toList();
    Absence absence =
        json.get("absence") instanceof Json.Obj object ? new Absence(object.text("back")) : null;
    return new DeviceRecord(facts, users, sent, holds, absence);
  }

  private static Map<String, Json> members(Json.Obj json, String name) {
    return json.get(name) instanceof Json.Obj object ? object.members() : Map.of();
  }

  private static List<Json> items(Json.Obj json, String name) {
    return json.get(name) instanceof Json.Arr array ? array.items() : List.of();
  }
}

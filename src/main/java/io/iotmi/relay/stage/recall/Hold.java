package io.iotmi.relay.stage.recall;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.TraceId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A command between its dispatch and its effect: until then, an older state that contradicts it is
 * an echo of what was before.
 *
 * @param trace of the command
 * @param since when the command was given
 * @param until when the hold ends by itself
 * @param wanted what the device will report once it has done it
 * @param seen of that, what it has reported
 */
public record Hold(
    TraceId trace,
    Instant since,
    Instant until,
    SequencedMap<AttributePath, Json> wanted,
    Set<AttributePath> seen) {
  private static final String TRACE = "trace";
  private static final String SINCE = "since";
  private static final String UNTIL = "until";
  private static final String WANTED = "wanted";
  private static final String SEEN = "seen";

  public Hold {
    wanted = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(wanted));
    seen = Set.copyOf(seen);
  }

  /** A new command. */
  public Hold(
      TraceId trace, Instant since, Instant until, SequencedMap<AttributePath, Json> wanted) {
    this(trace, since, until, wanted, Set.of());
  }

  /** Another part of the same call. */
  Hold and(Hold part) {
    SequencedMap<AttributePath, Json> all = new LinkedHashMap<>(wanted);
    all.putAll(part.wanted);
    Set<AttributePath> reported = new LinkedHashSet<>(seen);
    reported.removeAll(part.wanted.keySet());
    reported.addAll(part.seen);
    return new Hold(
        trace, part.since, until.isAfter(part.until) ? until : part.until, all, reported);
  }

  /** Whether the value is the commanded one, however its number is written. */
  boolean isConfirmedBy(AttributePath path, Json value) {
    Json expected = wanted.get(path);
    return expected != null && JsonWriter.canonical(expected).equals(JsonWriter.canonical(value));
  }

  /** Whether the value is another one than that which is still waited for. */
  boolean isContradictedBy(AttributePath path, Json value) {
    return wanted.containsKey(path) && !seen.contains(path) && !isConfirmedBy(path, value);
  }

  Hold after(Map<AttributePath, Json> states) {
    Set<AttributePath> all = new LinkedHashSet<>(seen);
    states.forEach(
        (path, value) -> {
          if (isConfirmedBy(path, value)) {
            all.add(path);
          }
        });
    return new Hold(trace, since, until, wanted, all);
  }

  boolean isComplete() {
    return seen.containsAll(wanted.keySet());
  }

  Json.Obj toJson() {
    Map<String, Json> values = new LinkedHashMap<>();
    wanted.forEach((path, value) -> values.put(path.toString(), value));
    return new JsonMembers()
        .text(TRACE, trace.value())
        .number(SINCE, since.toEpochMilli())
        .number(UNTIL, until.toEpochMilli())
        .add(WANTED, new Json.Obj(values))
        .array(SEEN, seen.stream().map(path -> new Json.Text(path.toString())).toList())
        .object();
  }

  /** What {@link #toJson} wrote; nothing for anything else. */
  static Optional<Hold> read(Json json) {
    if (!(json instanceof Json.Obj object) || !(object.get(WANTED) instanceof Json.Obj values)) {
      return Optional.empty();
    }
    String trace = object.text(TRACE);
    Instant since = Moments.read(object.get(SINCE));
    Instant until = Moments.read(object.get(UNTIL));
    if (trace == null || !TraceId.isValid(trace) || since == null || until == null) {
      return Optional.empty();
    }
    SequencedMap<AttributePath, Json> wanted = new LinkedHashMap<>();
    values
        .members()
        .forEach(
            (path, value) -> AttributePath.read(path).ifPresent(read -> wanted.put(read, value)));
    Set<AttributePath> seen = new LinkedHashSet<>();
    if (object.get(SEEN) instanceof Json.Arr(List<Json> paths)) {
      for (Json path : paths) {
        if (path instanceof Json.Text(String text)) {
          AttributePath.read(text).ifPresent(seen::add);
        }
      }
    }
    return Optional.of(new Hold(new TraceId(trace), since, until, wanted, seen));
  }
}

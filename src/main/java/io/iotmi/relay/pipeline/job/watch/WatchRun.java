package io.iotmi.relay.pipeline.job.watch;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.StateRequest;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.pipeline.Relayed;
import io.iotmi.relay.pipeline.job.Caller;
import io.iotmi.relay.pipeline.job.EventRelay;
import io.iotmi.relay.pipeline.job.watch.Reached.Next;
import io.iotmi.relay.stage.keep.Notes.Written;
import io.iotmi.relay.stage.keep.Turn;
import io.iotmi.relay.stage.recall.watch.Differences;
import io.iotmi.relay.stage.recall.watch.Roster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What one invocation does of the look at a silence: user by user, device by device. Not
 * thread-safe.
 */
final class WatchRun {
  /** To read the state of a device, and to relay what differs. */
  private static final Duration OF_A_DEVICE = Duration.ofSeconds(12);

  /** For a device of which the vendor gives no answer. */
  private static final int TRIES = 3;

  private final String connector;
  private final int most;
  private final WatchParts parts;
  private final Turn turn;
  private final String run;
  private final Deadline deadline;
  private final List<Relayed> relayed = new ArrayList<>();
  private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

  /**
   * @param most requests for states in this silence
   */
  WatchRun(String connector, int most, WatchParts parts, Turn turn, String run, Deadline deadline) {
    this.connector = connector;
    this.most = most;
    this.parts = parts;
    this.turn = turn;
    this.run = run;
    this.deadline = deadline;
  }

  List<Relayed> relayed() {
    return relayed;
  }

  Counts counts() {
    return new Counts(counts);
  }

  /**
   * Looks on, and writes down how far it came.
   *
   * @param silent whether the silence lasts; a look that has begun goes on when it does not
   */
  Next go(WatchState from, boolean silent) {
    Reached end = from.over() ? new Reached(from, Next.OVER) : users(from);
    WatchState state = end.next() == Next.OVER ? end.state().ended() : end.state();
    if (silent && state.found()) {
      counts.merge(Count.PUSHES_MISSING, 1, Integer::sum);
    }
    Written _ = turn.end(state.toJson());
    return end.next();
  }

  private Reached users(WatchState from) {
    WatchState state = from;
    while (state.part() < Roster.PARTS) {
      Optional<SortedMap<String, String>> users =
          parts.roster().users(connector, state.part(), deadline);
      if (users.isEmpty()) {
        return new Reached(state, Next.LATER);
      }
      String first = state.user();
      SortedMap<String, String> left = first == null ? users.get() : users.get().tailMap(first);
      for (Map.Entry<String, String> user : left.entrySet()) {
        Reached at = user(state.at(user.getKey()), user.getKey(), user.getValue());
        if (at.next() != Next.ON && at.next() != Next.SKIP) {
          return at;
        }
        state = at.state();
      }
      state = state.inPart(state.part() + 1);
    }
    return new Reached(state, Next.OVER);
  }

  private Reached user(WatchState state, String user, String vendorId) {
    if (isTimeUp()) {
      return new Reached(state, Next.TIME);
    }
    Optional<Boolean> gone = parts.silence().has(connector, vendorId, deadline);
    if (gone.isEmpty()) {
      return new Reached(state, Next.LATER);
    }
    return gone.get()
        ? new Reached(state, Next.SKIP)
        : switch (parts.caller().ofWatched(connector, vendorId, deadline)) {
          case Caller.Found.Later _ -> new Reached(state, Next.LATER);
          case Caller.Found.Unknown _ -> new Reached(state, Next.SKIP);
          case Caller.Found.Known(Access access, var _) -> devices(state, user, vendorId, access);
        };
  }

  private Reached devices(WatchState from, String user, String vendorId, Access access) {
    Optional<Set<String>> all = parts.inventory().devices(connector, user, deadline);
    if (all.isEmpty()) {
      return new Reached(from, Next.LATER);
    }
    WatchState state = from;
    NavigableSet<String> left = new TreeSet<>(all.get());
    String last = from.device();
    for (String device : last == null ? left : left.tailSet(last, false)) {
      if (isTimeUp()) {
        return new Reached(state, Next.TIME);
      }
      Reached at =
          device(state, new DeviceLook.Task(connector, access, vendorId, device, state.since()));
      if (at.next() != Next.ON) {
        return at;
      }
      state = at.state().looked(device);
      if (turn.write(state.toJson()) != Written.DONE) {
        return new Reached(state, Next.LATER);
      }
    }
    return new Reached(state, Next.ON);
  }

  private Reached device(WatchState from, DeviceLook.Task task) {
    Optional<DeviceLook.Requests> asked = parts.look().ask(task, deadline);
    if (asked.isEmpty()) {
      return new Reached(from, Next.LATER);
    }
    WatchState state = from;
    for (StateRequest request : asked.get().requests()) {
      if (state.reads() >= most) {
        return new Reached(state, Next.OVER);
      }
      Reached at = request(state.asked(), task, request, asked.get().known());
      if (at.next() != Next.ON) {
        return at;
      }
      state = at.state();
    }
    return new Reached(state, Next.ON);
  }

  private Reached request(
      WatchState state, DeviceLook.Task task, StateRequest request, Map<String, Json.Obj> known) {
    return switch (parts.look().look(task, request, known, deadline)) {
      case DeviceLook.Seen.NotAllowed() -> new Reached(state, Next.SKIP);
      case DeviceLook.Seen.NotOffered() -> new Reached(state, Next.OVER);
      case DeviceLook.Seen.Later() -> new Reached(state, Next.LATER);
      // A device without an answer must not block those behind it.
      case DeviceLook.Seen.NoAnswer() ->
          new Reached(state.unanswered(), state.tries() + 1 < TRIES ? Next.LATER : Next.ON);
      case DeviceLook.Seen.Different(List<Differences> found) ->
          new Reached(state, found.isEmpty() || isTold(found) ? Next.ON : Next.LATER);
    };
  }

  private boolean isTold(List<Differences> found) {
    Relayed one =
        parts.relay().relay(found.stream().map(Differences::event).toList(), run, deadline);
    relayed.add(one);
    if (EventRelay.fate(one) == EventRelay.Fate.LATER) {
      return false;
    }
    counts.merge(
        Count.STATES_MISSED, found.stream().mapToInt(Differences::states).sum(), Integer::sum);
    return true;
  }

  private boolean isTimeUp() {
    return deadline.left().compareTo(OF_A_DEVICE) < 0;
  }
}

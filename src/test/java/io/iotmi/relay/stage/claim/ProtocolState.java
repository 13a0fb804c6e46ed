package io.iotmi.relay.stage.claim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a world: time, what a ledger must hold by the rules as written here a second time,
 * where each run stands, and what the endpoint accepted.
 *
 * @param now milliseconds since the start
 * @param entries by key; null where nothing stands
 */
record ProtocolState(
    long now, int passes, List<@Nullable Entry> entries, List<Run> runs, List<Accepted> accepted) {

  /** Where a run stands. */
  enum Phase {
    NEW,
    CLAIMED,
    SENT,
    FAILED,
    SETTLED,
    DEAD
  }

  /** What must stand under a key; {@code until} is the end of a claim, meaningless if done. */
  record Entry(boolean done, int owner, String digest, long until, long keptUntilSecond) {}

  /**
   * A run.
   *
   * @param granted keys that the ledger granted it
   * @param grantedAt when it was last granted anything
   * @param until the end of its claims
   * @param delivered what it tells, or told, the ledger
   * @param repeats how often it repeated a call or strayed
   */
  record Run(
      Phase phase,
      List<Integer> granted,
      long grantedAt,
      long until,
      boolean delivered,
      int repeats) {

    static final Run NEW = new Run(Phase.NEW, List.of(), 0, 0, false, 0);

    Run to(Phase next) {
      return new Run(next, granted, grantedAt, until, delivered, repeats);
    }

    Run repeated() {
      return new Run(phase, granted, grantedAt, until, delivered, repeats + 1);
    }
  }

  /**
   * The endpoint accepted an event.
   *
   * @param confirmedAt when the ledger took note, or -1
   */
  record Accepted(int key, int run, long confirmedAt) {}

  static ProtocolState start(ProtocolWorld world) {
    List<@Nullable Entry> entries = new ArrayList<>();
    for (int i = 0; i < world.keys(); i++) {
      entries.add(null);
    }
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < world.runs(); i++) {
      runs.add(Run.NEW);
    }
    return new ProtocolState(0, 0, entries, List.copyOf(runs), List.of());
  }

  ProtocolState with(int run, Run changed) {
    List<Run> all = new ArrayList<>(runs);
    all.set(run, changed);
    return new ProtocolState(now, passes, entries, List.copyOf(all), accepted);
  }

  ProtocolState with(List<@Nullable Entry> changed) {
    return new ProtocolState(now, passes, changed, runs, accepted);
  }

  ProtocolState withAccepted(List<Accepted> changed) {
    return new ProtocolState(now, passes, entries, runs, List.copyOf(changed));
  }

  ProtocolState later(long millis) {
    return new ProtocolState(now + millis, passes + 1, entries, runs, accepted);
  }
}

package io.iotmi.relay.faults;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kills runtimes, spread over the run: each time a fixed number of requests was accepted, the next
 * moment of the kind that is due is the last one of a runtime. Thread-safe.
 */
final class Killer {
  private static final int LONGEST_WAIT_MILLIS = 400;

  /** When a runtime is killed. */
  enum Moment {
    BETWEEN_ACCEPTANCE_AND_ANSWER,
    BEFORE_CONFIRMING,
    AFTER_CONFIRMING,
    AFTER_CLAIMING,
    WHILE_PARKING,
    /** The queue has a webhook, and the vendor does not know. */
    BETWEEN_QUEUE_AND_VENDOR,
    AT_ANY_TIME;

    /** Those that a run comes to. */
    static List<Moment> of(boolean vendor) {
      return Stream.of(values())
          .filter(moment -> vendor || moment != BETWEEN_QUEUE_AND_VENDOR)
          .toList();
    }
  }

  private final Random random;
  private final List<Moment> moments;
  private final Journal journal;
  private final AtomicReference<@Nullable Moment> due = new AtomicReference<>();
  private final int every;
  private int accepted;
  private int left;
  private int turn;
  private volatile @Nullable Runtimes runtimes;

  /**
   * @param every number of accepted requests after which a kill is due
   * @param moments which are due in turns
   */
  Killer(long seed, int kills, int every, List<Moment> moments, Journal journal) {
    this.moments = moments;
    this.random = new Random(seed);
    this.left = kills;
    this.every = Math.max(1, every);
    this.journal = journal;
  }

  void aimAt(Runtimes targets) {
    runtimes = targets;
  }

  /** One more was accepted. */
  synchronized void accepted() {
    accepted++;
    if (left > 0 && accepted % every == 0 && due.get() == null) {
      left--;
      Moment moment = moments.get(turn++ % moments.size());
      if (moment == Moment.AT_ANY_TIME) {
        int wait = random.nextInt(LONGEST_WAIT_MILLIS);
        int first = random.nextInt(1024);
        Thread.ofVirtual().start(() -> anyone(wait, first));
      } else {
        due.set(moment);
      }
    }
  }

  /** A runtime has come to this moment; true where it was its last. */
  boolean at(Moment moment, String runtime) {
    Runtimes targets = runtimes;
    if (targets == null || due.get() != moment || !due.compareAndSet(moment, null)) {
      return false;
    }
    boolean killed = targets.kill(runtime);
    if (killed) {
      journal.killed(moment.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return killed;
  }

  private void anyone(int wait, int first) {
    LockSupport.parkNanos(wait * 1_000_000L);
    Runtimes targets = runtimes;
    if (targets != null) {
      List<String> names = targets.names();
      for (int i = 0; i < 4_000; i++) {
        String name = names.get((first + i) % names.size());
        if (targets.busy(name) && targets.kill(name)) {
          journal.killed("at any time");
          return;
        }
        LockSupport.parkNanos(1_000_000L);
      }
    }
  }
}

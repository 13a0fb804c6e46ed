package io.iotmi.relay.stage.send.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The time slots that this runtime holds, each for one start, in their order. Not thread-safe. */
final class HeldSlots {
  /**
   * A slot missed by more is lost. With the burst that a line of slots grants after an idle time it
   * stays below a second, so that a runtime that comes late finds the burst it counts on.
   */
  private static final Duration LATE = Duration.ofMillis(500);

  /** How long before the last slot the next ones are reserved. */
  private static final Duration LEAD = Duration.ofMillis(100);

  private final Deque<Instant> begins = new ArrayDeque<>();

  void add(Instant first, Duration interval, int count) {
    for (int i = 0; i < count; i++) {
      begins.add(first.plus(interval.multipliedBy(i)));
    }
  }

  void dropMissed(Instant now) {
    dropBefore(now.minus(LATE));
  }

  void dropBefore(Instant time) {
    while (!begins.isEmpty() && begins.getFirst().isBefore(time)) {
      begins.removeFirst();
    }
  }

  int count() {
    return begins.size();
  }

  /** The begin of the slot after {@code before} others. */
  Optional<Instant> begin(int before) {
    return begins.stream().skip(before).findFirst();
  }

  Optional<Instant> last() {
    return Optional.ofNullable(begins.peekLast());
  }

  /** When to reserve more; not earlier, so that other runtimes do not wait for slots far ahead. */
  Instant reserveFrom(Instant now) {
    return last().map(last -> last.minus(LEAD)).orElse(now);
  }

  /**
   * Uses up the first slot.
   *
   * @return false where there is none
   */
  boolean use() {
    return begins.pollFirst() != null;
  }
}

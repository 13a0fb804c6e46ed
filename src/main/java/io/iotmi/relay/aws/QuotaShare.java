package io.iotmi.relay.aws;

import io.iotmi.relay.aws.dynamodb.DynamoDbQuota;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What this runtime may use of the account's quota. In a quiet time a few requests may leave at
 * once and are paid for with the next reservation, so that a small batch waits for nobody; a larger
 * one leaves in slots that no other runtime has. Not thread-safe; time is nanoseconds since any
 * origin.
 */
final class QuotaShare {
  /** No slot is known yet; one has to be reserved. */
  static final long UNKNOWN = Long.MAX_VALUE / 4;

  /**
   * A slot missed by more than that is lost. With what {@link DynamoDbQuota} grants of the past it
   * stays below a second, so that a runtime that comes late finds the burst it counts on.
   */
  private static final long LATE = Duration.ofMillis(500).toNanos();

  /** So long before the last slot the next ones are asked for. */
  private static final long LEAD = Duration.ofMillis(100).toNanos();

  /** Nobody takes more at a time: who comes next has to wait for all of it. */
  private static final Duration MOST = Duration.ofSeconds(5);

  /** So long after its end the line counts as taken; others stand in it, too. */
  private static final long QUIET = Duration.ofSeconds(5).toNanos();

  /** What was sent before that is no longer anybody's concern. */
  private static final long FORGIVEN = Duration.ofMinutes(1).toNanos();

  private final double perSecond;
  private final double alone;
  private final Deque<Long> slots = new ArrayDeque<>();
  private int unpaid;
  private long lastStart = -UNKNOWN;
  private long fullUntil = -UNKNOWN;

  /** The end of the line when this runtime last stood in it. */
  private long lineEnd = -UNKNOWN;

  /**
   * @param perSecond the account's quota
   * @param alone how much of it this runtime may use where the others cannot be asked
   */
  QuotaShare(double perSecond, double alone) {
    this.perSecond = perSecond;
    this.alone = alone;
  }

  /**
   * The earliest start of a request before which {@code ahead} others start, or {@link #UNKNOWN}.
   *
   * @param need all that wait or are known to come
   */
  long earliest(int ahead, int need, long now) {
    dropBefore(now - LATE);
    if (slots.size() > ahead) {
      return slots.stream().skip(ahead).findFirst().orElseThrow();
    }
    return isFree(need, now) ? now : UNKNOWN;
  }

  /** Whether it is time to reserve slots for all that wait or are known to come. */
  boolean isShort(int need, long now) {
    dropBefore(now - LATE);
    return slots.size() < need
        && (slots.isEmpty() ? !isFree(need, now) : slots.getLast() - now <= LEAD);
  }

  /** How many to ask for; those already used are among them. */
  int missing(int need) {
    int most = (int) Math.clamp(Math.ceil(perSecond * MOST.toSeconds()), 1, 10_000);
    return Math.clamp(need - slots.size(), 1, most) + unpaid;
  }

  void started(long now) {
    lastStart = now;
    if (slots.poll() == null) {
      unpaid++;
    }
  }

  /** A request left that waits for nobody. */
  void startedUrgent(long now) {
    lastStart = now;
    unpaid++;
  }

  /** The last of the slots pay for what left without one. */
  void reserved(long first, long interval, int count) {
    lineEnd = first + count * interval;
    int paid = Math.min(unpaid, count - 1);
    unpaid -= paid;
    for (int i = 0; i < count - paid; i++) {
      slots.add(first + i * interval);
    }
  }

  void full(long until) {
    fullUntil = until;
  }

  /** Whether no slot is to be had that begins so early. */
  boolean isFullUntil(long latest) {
    return fullUntil > latest;
  }

  /** The others cannot be asked: for a while this runtime keeps to what is surely its own. */
  void onItsOwn(long now) {
    unpaid = 0;
    long interval = (long) Math.ceil(1e9 / alone);
    long first = slots.isEmpty() ? Math.max(now, lastStart + interval) : slots.getLast() + interval;
    int count = (int) Math.clamp(Math.ceil(alone * MOST.toSeconds()), 1, 10_000);
    for (int i = 0; i < count; i++) {
      slots.add(first + i * interval);
    }
  }

  /** Slots that pass unused. */
  void dropBefore(long time) {
    while (!slots.isEmpty() && slots.getFirst() < time) {
      slots.removeFirst();
    }
  }

  private boolean isFree(int need, long now) {
    if (now - lastStart > FORGIVEN) {
      unpaid = 0;
    }
    return now - lineEnd > QUIET && unpaid + need <= Math.max(1, alone);
  }
}

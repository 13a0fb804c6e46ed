package io.iotmi.relay.stage.send.pace;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.send.pace.SharedQuota.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts in slots of the account's quota that no other runtime has. What the waiting and expected
 * requests need is reserved in one call, a few seconds at most. After a quiet time a few requests
 * leave at once without a slot, and urgent ones always do; the next reservation pays for them.
 */
final class SharedPace implements Pace {
  /** Maximum reservation; a longer one would make other runtimes wait. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** How long after its end the line of slots still counts as taken by others. */
  private static final Duration TAKEN = Duration.ofSeconds(5);

  /** After this long without a start, earlier starts without a slot are forgotten. */
  private static final Duration FORGIVEN = Duration.ofMinutes(1);

  /** The answer takes milliseconds; a table that hangs must not use up the invocation. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);

  private final SharedQuota quota;
  private final double perSecond;
  private final double alone;
  private final SlowDown slowDown;
  private final HeldSlots slots = new HeldSlots();

  /** Held while the quota is asked, which may take long; all other state has this monitor. */
  private final ReentrantLock asking = new ReentrantLock();

  /** Where the line of slots ended when last heard of: no further slot begins earlier. */
  private Instant lineEnd = Instant.MIN;

  /** Starts without a slot that the next reservation has to cover. */
  private int owed;

  private Instant lastStart = Instant.MIN;

  /**
   * @param perSecond the account's quota
   * @param alone what this runtime may send without asking: the burst, and the number a second
   *     where the others cannot be asked
   */
  SharedPace(SharedQuota quota, double perSecond, double alone) {
    this.quota = quota;
    this.perSecond = perSecond;
    this.alone = alone;
    this.slowDown = SlowDown.sharing(perSecond);
  }

  @Override
  public synchronized Turn turn(Position position, Instant now) {
    slots.dropMissed(now);
    Optional<Instant> start =
        position.urgent() || isQuiet(position.ordinary(), now)
            ? Optional.of(slowDown.pausedUntil(now))
            : slots.begin(position.ordinaryAhead());
    if (start.isEmpty()) {
      Reserving reserving = deadline -> reserve(position.ordinary(), deadline);
      return new Turn.Unreserved(slots.reserveFrom(now), lineEnd, reserving);
    }
    if (start.get().isAfter(now)) {
      return new Turn.Later(start.get());
    }
    if (position.urgent() || !slots.use()) {
      owed = owed(now) + 1;
    }
    lastStart = now;
    return new Turn.Start();
  }

  /** Whether requests may leave at once: the line is idle, and they are few. */
  private boolean isQuiet(int requests, Instant now) {
    return now.isAfter(lineEnd.plus(TAKEN)) && owed(now) + requests <= Math.max(1, alone);
  }

  private int owed(Instant now) {
    return now.isAfter(lastStart.plus(FORGIVEN)) ? 0 : owed;
  }

  private void reserve(int requests, Deadline deadline) throws InterruptedException {
    if (!asking.tryLock(TimeUnit.NANOSECONDS.convert(deadline.left()), TimeUnit.NANOSECONDS)) {
      return;
    }
    try {
      Instant now = deadline.clock().instant();
      int missing = missing(requests, now, deadline.end());
      if (missing > 0) {
        Duration interval = interval(now);
        Reservation reservation =
            quota.reserve(missing, interval, deadline.end(), deadline.within(LONGEST_ANSWER));
        take(reservation, interval, deadline.clock().instant());
      }
    } finally {
      asking.unlock();
    }
  }

  /** How many slots to ask for; 0 where another request has asked meanwhile. */
  private synchronized int missing(int requests, Instant now, Instant latest) {
    slots.dropMissed(now);
    if (requests <= slots.count()
        || slots.reserveFrom(now).isAfter(now)
        || lineEnd.isAfter(latest)) {
      return 0;
    }
    return Math.clamp(requests - slots.count(), 1, longest(perSecond)) + owed(now);
  }

  private synchronized Duration interval(Instant now) {
    return slowDown.interval(now);
  }

  private synchronized void take(Reservation reservation, Duration interval, Instant now) {
    switch (reservation) {
      case Reservation.Reserved(Instant first, int count) -> {
        // The last reserved slots stay unused, in place of the starts without one.
        int paid = Math.min(owed(now), count - 1);
        owed = owed(now) - paid;
        slots.add(first, interval, count - paid);
        lineEnd = first.plus(interval.multipliedBy(count));
      }
      case Reservation.Full(Instant end) -> lineEnd = end;
      case Reservation.Unavailable() -> useOwnShare(now);
    }
    dropPaused(now);
  }

  private void dropPaused(Instant now) {
    Instant end = slowDown.pausedUntil(now);
    if (end.isAfter(now)) {
      slots.dropBefore(end);
    }
  }

  private void useOwnShare(Instant now) {
    double rate = Math.min(alone, slowDown.rate(now));
    Duration interval = SlowDown.time(1, rate);
    Instant next = slots.last().orElse(lastStart).plus(interval);
    Instant first = next.isAfter(now) ? next : now;
    int count = longest(rate);
    slots.add(first, interval, count);
    owed = 0;
    lineEnd = first.plus(interval.multipliedBy(count));
  }

  private static int longest(double perSecond) {
    return (int) Math.clamp(Math.ceil(perSecond * LONGEST.toSeconds()), 1, 10_000);
  }

  @Override
  public synchronized void succeeded() {
    slowDown.succeeded();
  }

  @Override
  public synchronized void throttled(Instant now) {
    slowDown.throttled(now);
    dropPaused(now);
  }
}

package io.iotmi.relay.aws;

import io.iotmi.relay.aws.SharedQuota.Reservation;
import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the runtime below the quota of {@code SendConnectorEvent}, 10 requests a second for account
 * and Region unless raised. Thread-safe; made for virtual threads. See
 * https://docs.aws.amazon.com/general/latest/gr/iot_device_management.html
 */
public final class SendLimiter {
  /** The answer takes milliseconds; a table that hangs must not use up the invocation. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);

  private final Lock lock;
  private final Condition changed;
  private final SendQueue queue;
  private final LongSupplier nanos;
  private final long origin;
  private final @Nullable SharedQuota quota;
  private final @Nullable QuotaShare share;
  private boolean reserving;

  /**
   * @param perSecond this runtime's share of the quota; no limit where not above zero or infinite
   */
  public SendLimiter(double perSecond) {
    this(perSecond, System::nanoTime, new ReentrantLock());
  }

  /**
   * Uses what the other runtimes leave of the quota.
   *
   * @param perSecond the quota of all runtimes
   * @param alone what this runtime sends without asking: so many requests at once, and so many a
   *     second where the others cannot be asked
   * @param clock that of the other runtimes; it goes on while Lambda has the runtime frozen
   */
  public SendLimiter(double perSecond, double alone, SharedQuota quota, InstantSource clock) {
    this(
        perSecond,
        () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()),
        new ReentrantLock(),
        quota,
        new QuotaShare(perSecond, alone));
  }

  SendLimiter(double perSecond, LongSupplier nanos, Lock lock) {
    this(perSecond, nanos, lock, null, null);
  }

  private SendLimiter(
      double perSecond,
      LongSupplier nanos,
      Lock lock,
      @Nullable SharedQuota quota,
      @Nullable QuotaShare share) {
    this.lock = lock;
    this.changed = lock.newCondition();
    this.queue = new SendQueue(new SendPace(perSecond, share != null), share);
    this.nanos = nanos;
    this.origin = nanos.getAsLong();
    this.quota = quota;
    this.share = share;
  }

  /**
   * Blocks until one request may start.
   *
   * @param urgent goes before all that are not
   * @param following how many more will be asked for after this one
   * @return false as soon as it is certain that the deadline comes first
   */
  public boolean acquire(boolean urgent, Deadline deadline, IntSupplier following) {
    lock.lock();
    try {
      SendQueue.Ticket ticket = queue.enter(urgent, following);
      try {
        while (true) {
          long left = deadline.left().toNanos();
          if (left <= 0) {
            return false;
          }
          boolean full = share != null && share.isFullUntil(now() + left);
          if (!urgent && !full && isShort()) {
            reserve(deadline);
            continue;
          }
          long wait = queue.start(ticket, now());
          if (wait == 0) {
            return true;
          }
          // Without a slot, nothing is certain as long as there may be one.
          boolean unknown = wait >= QuotaShare.UNKNOWN / 2;
          if (unknown ? full : wait > left) {
            return false;
          }
          var _ = changed.awaitNanos(Math.min(wait, left));
        }
      } finally {
        queue.leave(ticket);
        changed.signalAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean isShort() {
    return share != null && !reserving && share.isShort(queue.need(), now());
  }

  /** Asks for all that wait, while those that have their slots go on. */
  private void reserve(Deadline deadline) {
    if (quota == null || share == null) {
      return;
    }
    int slots = share.missing(queue.need());
    Deadline answer = earlier(deadline, LONGEST_ANSWER);
    long interval = (long) Math.ceil(1e9 / queue.pace().rate());
    Reservation reservation;
    reserving = true;
    lock.unlock();
    try {
      reservation = quota.reserve(slots, Duration.ofNanos(interval), deadline.end(), answer);
    } finally {
      lock.lock();
      reserving = false;
      changed.signalAll();
    }
    long now = now();
    Instant time = deadline.clock().instant();
    switch (reservation) {
      case Reservation.Reserved(Instant first, int count) ->
          share.reserved(now + Duration.between(time, first).toNanos(), interval, count);
      case Reservation.Full(Instant end) ->
          share.full(now + Duration.between(time, end).plusMillis(1).toNanos());
      case Reservation.Unavailable() -> share.onItsOwn(now);
    }
  }

  private static Deadline earlier(Deadline deadline, Duration most) {
    Instant end = deadline.clock().instant().plus(most);
    return end.isBefore(deadline.end()) ? new Deadline(end, deadline.clock()) : deadline;
  }

  /** A request was accepted. */
  public void succeeded() {
    lock.lock();
    try {
      queue.pace().succeeded();
    } finally {
      lock.unlock();
    }
  }

  /** A request was answered 429: others use the same quota, so everybody slows down. */
  public void throttled() {
    lock.lock();
    try {
      queue.pace().throttled(now());
      if (share != null) {
        share.dropBefore(queue.pace().pausedUntil(now()));
      }
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    return nanos.getAsLong() - origin;
  }
}

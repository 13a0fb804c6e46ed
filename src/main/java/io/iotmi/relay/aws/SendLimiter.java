package io.iotmi.relay.aws;

import io.iotmi.relay.model.Deadline;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Keeps the runtime below the quota of {@code SendConnectorEvent}, 10 requests a second for account
 * and Region unless raised. Thread-safe; made for virtual threads. See
 * https://docs.aws.amazon.com/general/latest/gr/iot_device_management.html
 */
public final class SendLimiter {
  private final Lock lock;
  private final Condition changed;
  private final SendQueue queue;
  private final LongSupplier nanos;
  private final long origin;

  /**
   * @param perSecond this runtime's share of the quota; no limit where not above zero or infinite
   */
  public SendLimiter(double perSecond) {
    this(perSecond, System::nanoTime, new ReentrantLock());
  }

  SendLimiter(double perSecond, LongSupplier nanos, Lock lock) {
    this.lock = lock;
    this.changed = lock.newCondition();
    this.queue = new SendQueue(new SendPace(perSecond));
    this.nanos = nanos;
    this.origin = nanos.getAsLong();
  }

  /**
   * Blocks until one request may start.
   *
   * @param urgent goes before all that are not
   * @return false as soon as it is certain that the deadline comes first
   */
  public boolean acquire(boolean urgent, Deadline deadline) {
    lock.lock();
    try {
      SendQueue.Ticket ticket = queue.enter(urgent);
      try {
        while (true) {
          long left = deadline.left().toNanos();
          if (left <= 0) {
            return false;
          }
          long wait = queue.start(ticket, now());
          if (wait == 0) {
            return true;
          }
          if (wait > left) {
            return false;
          }
          var _ = changed.awaitNanos(wait);
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
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    return nanos.getAsLong() - origin;
  }
}

package io.iotmi.relay.stage.send.pace;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;

/** The quota of the runtimes of one process, without a burst. */
final class LineInMemory implements SharedQuota {
  private int asked;
  private int taken;
  private Instant next = Instant.EPOCH;

  @Override
  public synchronized Reservation reserve(
      int slots, Duration interval, Instant latest, Deadline deadline) {
    asked++;
    Instant now = deadline.clock().instant();
    Instant first = next.isBefore(now) ? now : next;
    if (first.isAfter(latest)) {
      return new Reservation.Full(first);
    }
    int count = (int) Math.min(slots, Duration.between(first, latest).dividedBy(interval) + 1);
    next = first.plus(interval.multipliedBy(count));
    taken += count;
    return new Reservation.Reserved(first, count);
  }

  synchronized int asked() {
    return asked;
  }

  synchronized int taken() {
    return taken;
  }
}

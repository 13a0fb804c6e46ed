package io.iotmi.relay.stage.send.pace;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** A clock that goes on only when somebody sleeps, or is told to. */
final class VirtualTime implements InstantSource, WaitingLine.Sleep {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final Deque<Runnable> meanwhile = new ArrayDeque<>();
  private Instant now = BEGIN;
  private int sleeps;

  @Override
  public Instant instant() {
    return now;
  }

  /** Does what is to happen at the begin of this sleep, then lets the time pass. */
  @Override
  public void sleep(Duration duration) throws InterruptedException {
    sleeps++;
    Instant end = now.plus(duration);
    Runnable task = meanwhile.poll();
    if (task != null) {
      task.run();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    now = end.isAfter(now) ? end : now;
  }

  /** Happens at the begin of the next sleep for which nothing is planned. */
  void duringNextSleep(Runnable task) {
    meanwhile.add(task);
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  Deadline in(Duration duration) {
    return new Deadline(now.plus(duration), this);
  }

  Deadline inSeconds(int seconds) {
    return in(Duration.ofSeconds(seconds));
  }

  Duration passed() {
    return Duration.between(BEGIN, now);
  }

  int sleeps() {
    return sleeps;
  }
}

package io.iotmi.relay.stage.send.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * A rate that this runtime keeps to without asking others. A log of the last starts ensures that no
 * window of time, wherever it begins, holds more of them than the rate allows. So neither a service
 * that counts in windows nor one that fills a bucket finds too many, and a small batch still leaves
 * at once. Urgent requests go first but count like any other.
 */
final class OwnPace implements Pace {
  /** As many starts as the rate allows fit into it. */
  private final Duration window;

  /** The last starts, a full window of them, in a ring. */
  private final Instant[] starts;

  private int oldest;
  private Instant lastStart = Instant.MIN;
  private final SlowDown slowDown;

  /**
   * @param perSecond no limit where not above zero or infinite
   */
  OwnPace(double perSecond) {
    boolean limited = perSecond > 0 && Double.isFinite(perSecond);
    double rate = limited ? perSecond : Double.POSITIVE_INFINITY;
    this.starts = new Instant[limited ? (int) Math.max(1, Math.floor(rate)) : 1];
    Arrays.fill(starts, Instant.MIN);
    this.window = SlowDown.time(starts.length, rate);
    this.slowDown = SlowDown.unaware(rate);
  }

  @Override
  public synchronized Turn turn(Position position, Instant now) {
    Instant earliest = earliest(position.urgentAhead() + position.ordinaryAhead(), now);
    if (earliest.isAfter(now)) {
      return new Turn.Later(earliest);
    }
    lastStart = now;
    starts[oldest] = now;
    oldest = (oldest + 1) % starts.length;
    return new Turn.Start();
  }

  /** The earliest start of a request before which {@code ahead} others start. */
  private Instant earliest(int ahead, Instant now) {
    Instant first = slowDown.pausedUntil(now);
    int windows = ahead / starts.length;
    Instant logged = starts[(oldest + ahead % starts.length) % starts.length];
    Instant earliest =
        later(
            first.plus(window.multipliedBy(windows)),
            logged.plus(window.multipliedBy(windows + 1L)));
    if (slowDown.isSlow(now)) {
      Duration interval = slowDown.interval(now);
      Instant next = later(first, lastStart.plus(interval));
      return later(earliest, next.plus(interval.multipliedBy(ahead)));
    }
    return earliest;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  @Override
  public synchronized void succeeded() {
    slowDown.succeeded();
  }

  @Override
  public synchronized void throttled(Instant now) {
    slowDown.throttled(now);
  }
}

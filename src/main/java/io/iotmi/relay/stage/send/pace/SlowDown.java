package io.iotmi.relay.stage.send.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * The rate after a 429: all starts pause, then come at a lower rate. Recovery is a small part of
 * the rate for each success, so runtimes that together ask for far more than the quota settle with
 * about two answers in a hundred being 429. Not thread-safe.
 */
final class SlowDown {
  /** The pause of all requests. */
  static final Duration PAUSE = Duration.ofMillis(200);

  /** A rate that was cut is full again after this long without a 429. */
  private static final Duration OUTDATED = Duration.ofMinutes(5);

  /** A 429 after fewer successes than this is a second one in a short time. */
  private static final int MANY_SUCCESSES = 20;

  private static final double SLOWEST = 0.02;

  private final double fullRate;
  private final double cut;
  private final double cutAgain;
  private final double recovery;

  private double factor = 1;
  private int successes;
  private Instant pauseEnd = Instant.MIN;

  private SlowDown(double fullRate, double cut, double cutAgain, double recovery) {
    this.fullRate = fullRate;
    this.cut = cut;
    this.cutAgain = cutAgain;
    this.recovery = recovery;
  }

  /** For a runtime that does not know what others send: the cuts find their common rate. */
  static SlowDown unaware(double perSecond) {
    return new SlowDown(perSecond, 0.9, 0.5, 1.005);
  }

  /**
   * For runtimes that together keep to the rate: a 429 comes from a user of the quota outside, or
   * from a request that arrived early, so it cuts little.
   */
  static SlowDown sharing(double perSecond) {
    return new SlowDown(perSecond, 0.95, 0.95, 1.001);
  }

  void succeeded() {
    successes++;
    factor = Math.min(1, factor * recovery);
  }

  void throttled(Instant now) {
    // During the pause answers come in to requests that left before it; they say nothing new.
    if (now.isBefore(pauseEnd)) {
      return;
    }
    factor = Math.max(SLOWEST, factor(now) * (successes < MANY_SUCCESSES ? cutAgain : cut));
    successes = 0;
    pauseEnd = now.plus(PAUSE);
  }

  /** The end of the pause, or now. */
  Instant pausedUntil(Instant now) {
    return now.isAfter(pauseEnd) ? now : pauseEnd;
  }

  boolean isSlow(Instant now) {
    return rate(now) < fullRate;
  }

  /** In requests a second. */
  double rate(Instant now) {
    return fullRate * factor(now);
  }

  /** The time from one start to the next at the present rate. */
  Duration interval(Instant now) {
    return time(1, rate(now));
  }

  private double factor(Instant now) {
    return now.isAfter(pauseEnd.plus(OUTDATED)) ? 1 : factor;
  }

  /** How long a number of requests takes at a rate, rounded up. */
  static Duration time(int requests, double perSecond) {
    return Duration.ofNanos((long) Math.ceil(requests / perSecond * 1e9));
  }
}

package io.iotmi.relay.aws;

import java.time.Duration;
import java.util.Arrays;

/**
 * When the next request may start. Not thread-safe; time is nanoseconds since any origin.
 *
 * <p>A log of the last starts sees to it that no window of time, wherever it begins, holds more of
 * them than the rate allows; so neither a service that counts in windows nor one that fills a
 * bucket finds too many, and a small batch still leaves at once.
 *
 * <p>After a 429 all starts pause, then come evenly spaced at a lower rate. A single 429 among many
 * successes cuts little, one soon after another halves. Recovery is a small part of the rate itself
 * for each success: runtimes that together ask for far more than the quota settle with about two
 * answers in a hundred being 429. Where they share the quota, a 429 comes from a user of it
 * outside, or from a request that arrived early, so it cuts little.
 */
final class SendPace {
  static final long PAUSE = Duration.ofMillis(200).toNanos();

  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final double CUT = 0.9;
  private static final double HARD_CUT = 0.5;
  private static final int MANY_SUCCESSES = 20;
  private static final double RECOVERY = 1.005;
  private static final double SHARED_CUT = 0.95;
  private static final double SHARED_RECOVERY = 1.001;
  private static final double SLOWEST = 0.02;

  /** What a 429 said about others who use the quota is outdated after this long without one. */
  private static final long OUTDATED = Duration.ofMinutes(5).toNanos();

  private final double fullRate;
  private final boolean shared;
  private final long window;
  private final long[] starts;
  private int oldest;
  private long lastStart = NEVER;

  private double rate;
  private long pauseEnd = NEVER;
  private int successes;

  SendPace(double perSecond) {
    this(perSecond, false);
  }

  /**
   * @param shared whether the runtimes take care that together they keep to the rate
   */
  SendPace(double perSecond, boolean shared) {
    this.shared = shared;
    boolean limited = perSecond > 0 && Double.isFinite(perSecond);
    this.fullRate = limited ? perSecond : Double.POSITIVE_INFINITY;
    this.rate = fullRate;
    int permits = limited ? (int) Math.max(1, Math.floor(perSecond)) : 1;
    this.window = limited ? nanosFor(permits, perSecond) : 0;
    this.starts = new long[permits];
    Arrays.fill(starts, NEVER);
  }

  /** The earliest start of a request before which {@code ahead} others must start. */
  long earliest(int ahead, long now) {
    if (now - pauseEnd > OUTDATED) {
      rate = fullRate;
    }
    long first = Math.max(Math.max(now, pauseEnd), starts[oldest] + window);
    if (rate < fullRate) {
      first = Math.max(first, lastStart + nanosFor(1, rate));
    }
    long windows = ahead / starts.length;
    long logged = starts[(oldest + ahead % starts.length) % starts.length];
    return Math.max(first + windows * window, logged + (windows + 1) * window);
  }

  /** The end of the pause, or now. */
  long pausedUntil(long now) {
    return Math.max(now, pauseEnd);
  }

  void started(long now) {
    lastStart = now;
    starts[oldest] = now;
    oldest = (oldest + 1) % starts.length;
  }

  void succeeded() {
    successes++;
    rate = Math.min(fullRate, rate * (shared ? SHARED_RECOVERY : RECOVERY));
  }

  void throttled(long now) {
    // During the pause answers come in to requests that left before it; they say nothing new.
    if (now < pauseEnd) {
      return;
    }
    pauseEnd = now + PAUSE;
    if (Double.isFinite(fullRate)) {
      rate = Math.max(fullRate * SLOWEST, rate * cut());
    }
    successes = 0;
  }

  private double cut() {
    if (shared) {
      return SHARED_CUT;
    }
    return successes < MANY_SUCCESSES ? HARD_CUT : CUT;
  }

  /** In requests per second. */
  double rate() {
    return rate;
  }

  private static long nanosFor(int requests, double perSecond) {
    return (long) Math.ceil(requests / perSecond * 1e9);
  }
}

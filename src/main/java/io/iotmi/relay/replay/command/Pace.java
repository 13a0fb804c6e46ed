package io.iotmi.relay.replay.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps to a number of messages a second, counted over the whole run. Not thread-safe. */
public final class Pace {
  private final double perSecond;
  private final InstantSource clock;
  private final Pause pause;
  private Instant next = Instant.MIN;

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    /** Gives false where the wait was broken off. */
    boolean of(Duration time);
  }

  public Pace(double perSecond, InstantSource clock, Pause pause) {
    this.perSecond = perSecond;
    this.clock = clock;
    this.pause = pause;
  }

  /** Waits until these may be sent; false where they must not be sent any more. */
  boolean before(int messages) {
    Instant now = clock.instant();
    Instant start = next.isAfter(now) ? next : now;
    next = start.plusNanos(Math.round(messages / perSecond * 1_000_000_000));
    return !start.isAfter(now) || pause.of(Duration.between(now, start));
  }

  /** How long that number of messages takes. */
  Duration time(int messages) {
    return Duration.ofSeconds(Math.round(messages / perSecond));
  }
}

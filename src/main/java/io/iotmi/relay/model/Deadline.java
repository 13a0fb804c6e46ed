package io.iotmi.relay.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When an invocation must be over, and the clock to ask; keeps Lambda's context out of the stages.
 */
public record Deadline(Instant end, InstantSource clock) {

  public Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  public boolean passed() {
    return left().isZero();
  }

  /** Whichever comes first. */
  public Deadline orEarlier(Deadline other) {
    return other.end.isBefore(end) ? other : this;
  }

  /** The same clock with an end that is not further away than this from now. */
  public Deadline within(Duration most) {
    return left().compareTo(most) <= 0 ? this : new Deadline(clock.instant().plus(most), clock);
  }

  /** The same clock with an earlier end, for work that others must follow. */
  public Deadline earlier(Duration reserve) {
    return new Deadline(end.minus(reserve), clock);
  }
}

package io.iotmi.relay.stage.verify.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How often something may happen that requests without a valid signature cause. Not thread-safe.
 */
final class Budget {
  private final int most;
  private final Duration time;
  private final InstantSource clock;
  private @Nullable Instant start;
  private int used;

  /**
   * @param most times within the time
   */
  Budget(int most, Duration time, InstantSource clock) {
    this.most = most;
    this.time = time;
    this.clock = clock;
  }

  boolean take() {
    Instant now = clock.instant();
    if (start == null || Duration.between(start, now).compareTo(time) >= 0) {
      start = now;
      used = 0;
    }
    if (used == most) {
      return false;
    }
    used++;
    return true;
  }
}

package io.iotmi.relay.local.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Holds callers to a {@link Quota}. Starts full. Thread-safe. */
final class TokenBucket {
  private final Quota quota;
  private final InstantSource clock;
  private double tokens;
  private Instant filled;

  TokenBucket(Quota quota, InstantSource clock) {
    this.quota = quota;
    this.clock = clock;
    this.tokens = quota.burst();
    this.filled = clock.instant();
  }

  synchronized boolean take() {
    Instant now = clock.instant();
    if (now.isAfter(filled)) {
      double seconds = Duration.between(filled, now).toNanos() / 1e9;
      tokens = Math.min(quota.burst(), tokens + seconds * quota.perSecond());
      filled = now;
    }
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}

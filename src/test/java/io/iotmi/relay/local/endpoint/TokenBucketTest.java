package io.iotmi.relay.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Ten requests a second, of which two may come at once. */
final class TokenBucketTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private final TokenBucket bucket = new TokenBucket(new Quota(10, 2), () -> now);

  private int taken() {
    int taken = 0;
    while (bucket.take()) {
      taken++;
    }
    return taken;
  }

  @Test
  void itIsFullAtTheStart() {
    assertEquals(2, taken());
  }

  @Test
  void itFillsAsTimeGoesBy() {
    taken();
    now = START.plus(Duration.ofMillis(100));
    assertEquals(1, taken());
  }

  @Test
  void itHoldsNoMoreThanItsBurst() {
    taken();
    now = START.plus(Duration.ofSeconds(10));
    assertEquals(2, taken());
  }
}

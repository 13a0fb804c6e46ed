package io.iotmi.relay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

final class SendLimiterTest {
  @Test
  void saysAtOnceThatTheDeadlineComesFirst() {
    long[] nanos = {5};
    SendLimiter limiter = new SendLimiter(0.5, () -> nanos[0], new ReentrantLock());
    Instant now = Instant.EPOCH;
    assertTrue(limiter.acquire(false, new Deadline(now.plusMillis(1), () -> now)));
    assertFalse(limiter.acquire(true, new Deadline(now.plusMillis(1_999), () -> now)));
    nanos[0] += 2_000_000_000L;
    assertFalse(limiter.acquire(false, new Deadline(now, () -> now)));
    assertTrue(limiter.acquire(false, new Deadline(now.plusMillis(1), () -> now)));
  }

  /** As after a restore from a snapshot, which may have been taken long ago and elsewhere. */
  @Test
  void aClockThatJumpedBeforeTheFirstRequestHoldsNothingUp() {
    Instant now = Instant.EPOCH;
    for (long jump : new long[] {-1_000_000_000_000L, 1_000_000_000_000L}) {
      long[] nanos = {5};
      SendLimiter limiter = new SendLimiter(10, () -> nanos[0], new ReentrantLock());
      nanos[0] += jump;
      assertTrue(limiter.acquire(false, new Deadline(now.plusMillis(1), () -> now)));
    }
  }

  @Test
  void manyThreadsAllGetTheirTurnWithinTheRate() throws Exception {
    SendLimiter limiter = new SendLimiter(100);
    Deadline deadline = new Deadline(Instant.now().plusSeconds(30), InstantSource.system());
    AtomicInteger started = new AtomicInteger();
    long begin = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 150; i++) {
        boolean urgent = i % 3 == 0;
        threads.execute(
            () -> {
              if (limiter.acquire(urgent, deadline)) {
                started.incrementAndGet();
              }
            });
      }
    }
    assertEquals(150, started.get());
    assertTrue(System.nanoTime() - begin >= 1_000_000_000L);
  }
}

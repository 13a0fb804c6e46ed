package io.iotmi.relay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.aws.SharedQuota.Reservation;
import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

final class SendLimiterTest {
  @Test
  void saysAtOnceThatTheDeadlineComesFirst() {
    long[] nanos = {5};
    SendLimiter limiter = new SendLimiter(0.5, () -> nanos[0], new ReentrantLock());
    Instant now = Instant.EPOCH;
    assertTrue(limiter.acquire(false, new Deadline(now.plusMillis(1), () -> now), () -> 0));
    assertFalse(limiter.acquire(true, new Deadline(now.plusMillis(1_999), () -> now), () -> 0));
    nanos[0] += 2_000_000_000L;
    assertFalse(limiter.acquire(false, new Deadline(now, () -> now), () -> 0));
    assertTrue(limiter.acquire(false, new Deadline(now.plusMillis(1), () -> now), () -> 0));
  }

  /** As after a restore from a snapshot, which may have been taken long ago and elsewhere. */
  @Test
  void aClockThatJumpedBeforeTheFirstRequestHoldsNothingUp() {
    Instant now = Instant.EPOCH;
    for (long jump : new long[] {-1_000_000_000_000L, 1_000_000_000_000L}) {
      long[] nanos = {5};
      SendLimiter limiter = new SendLimiter(10, () -> nanos[0], new ReentrantLock());
      nanos[0] += jump;
      assertTrue(limiter.acquire(false, new Deadline(now.plusMillis(1), () -> now), () -> 0));
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
              if (limiter.acquire(urgent, deadline, () -> 0)) {
                started.incrementAndGet();
              }
            });
      }
    }
    assertEquals(150, started.get());
    assertTrue(System.nanoTime() - begin >= 1_000_000_000L);
  }

  @Test
  void runtimesThatShareAQuotaStartNoMoreThanItAllows() throws Exception {
    InMemoryQuota line = new InMemoryQuota();
    Deadline deadline = new Deadline(Instant.now().plusSeconds(30), InstantSource.system());
    Queue<Long> starts = new ConcurrentLinkedQueue<>();
    long begin = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int runtime = 0; runtime < 4; runtime++) {
        SendLimiter limiter = new SendLimiter(200, 5, line, InstantSource.system());
        AtomicInteger pending = new AtomicInteger(100);
        for (int i = 0; i < 100; i++) {
          threads.execute(
              () -> {
                pending.decrementAndGet();
                if (limiter.acquire(false, deadline, pending::get)) {
                  starts.add(System.nanoTime() - begin);
                }
              });
        }
      }
    }
    assertEquals(400, starts.size());
    long second = starts.stream().filter(start -> start <= 1_000_000_000L).count();
    assertTrue(second <= 205, "in the first second " + second);
  }

  @Test
  void aBatchTakesItsSlotsAtOnceAndUsesThemAll() {
    Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
    InMemoryQuota line = new InMemoryQuota();
    SendLimiter limiter = new SendLimiter(10, 1, line, () -> now[0]);
    Deadline deadline = new Deadline(now[0].plusSeconds(60), () -> now[0]);
    for (int following = 24; following >= 0; following--) {
      int rest = following;
      assertTrue(limiter.acquire(false, deadline, () -> rest));
      now[0] = now[0].plusMillis(100);
    }
    assertEquals(1, line.asked.get());
    assertEquals(25, line.taken.get());
  }

  @Test
  void anUrgentRequestWaitsForNoSlot() throws Exception {
    InMemoryQuota line = new InMemoryQuota();
    Deadline deadline = new Deadline(Instant.now().plusSeconds(30), InstantSource.system());
    line.reserve(250, Duration.ofMillis(100), Instant.MAX, deadline);
    SendLimiter limiter = new SendLimiter(10, 1, line, InstantSource.system());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Deadline soon = new Deadline(Instant.now().plusSeconds(2), InstantSource.system());
      Future<Boolean> ordinary = threads.submit(() -> limiter.acquire(false, soon, () -> 7));
      assertTrue(limiter.acquire(true, deadline, () -> 0));
      assertFalse(ordinary.get(), "the line is longer than its deadline");
    }
  }

  @Test
  void whereTheLineIsTooLongItIsAskedOnce() {
    InMemoryQuota line = new InMemoryQuota();
    Deadline deadline = new Deadline(Instant.now().plusSeconds(10), InstantSource.system());
    line.reserve(250, Duration.ofMillis(100), Instant.MAX, deadline);
    SendLimiter limiter = new SendLimiter(10, 1, line, InstantSource.system());
    for (int i = 0; i < 20; i++) {
      assertFalse(limiter.acquire(false, deadline, () -> 20));
    }
    assertEquals(2, line.asked.get());
  }

  @Test
  void whatDoesNotFitBeforeTheDeadlineIsTurnedAwayWhileTheRestIsSent() throws Exception {
    InMemoryQuota line = new InMemoryQuota();
    SendLimiter limiter = new SendLimiter(10, 1, line, InstantSource.system());
    Deadline soon = new Deadline(Instant.now().plusSeconds(1), InstantSource.system());
    AtomicInteger started = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        threads.execute(
            () -> {
              if (limiter.acquire(false, soon, () -> 0)) {
                started.incrementAndGet();
              }
            });
      }
    }
    assertTrue(started.get() > 0 && started.get() <= 12, "started " + started.get());
    assertTrue(line.asked.get() <= 5, "asked " + line.asked.get());
  }

  @Test
  void whereTheOthersCannotBeAskedARuntimeStillSendsItsOwnShare() {
    SharedQuota broken = (slots, interval, latest, deadline) -> new Reservation.Unavailable();
    SendLimiter limiter = new SendLimiter(1_000, 100, broken, InstantSource.system());
    Deadline deadline = new Deadline(Instant.now().plusSeconds(30), InstantSource.system());
    long begin = System.nanoTime();
    for (int i = 0; i < 31; i++) {
      assertTrue(limiter.acquire(false, deadline, () -> 500));
    }
    assertTrue(System.nanoTime() - begin >= 300_000_000L);
  }

  @Test
  void aRuntimeThatWasFrozenDoesNotUseTheSlotsThatPassedMeanwhile() {
    Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
    InMemoryQuota line = new InMemoryQuota();
    SendLimiter limiter = new SendLimiter(10, 1, line, () -> now[0]);
    assertTrue(limiter.acquire(false, new Deadline(now[0].plusSeconds(60), () -> now[0]), () -> 9));
    assertEquals(1, line.asked.get());
    now[0] = now[0].plusSeconds(30);
    assertTrue(limiter.acquire(false, new Deadline(now[0].plusSeconds(60), () -> now[0]), () -> 9));
    assertEquals(2, line.asked.get());
  }

  /** The line of the runtimes of one process, without a burst. */
  private static final class InMemoryQuota implements SharedQuota {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private Instant next = Instant.EPOCH;

    @Override
    public synchronized Reservation reserve(
        int slots, Duration interval, Instant latest, Deadline deadline) {
      asked.incrementAndGet();
      Instant now = deadline.clock().instant();
      Instant first = next.isBefore(now) ? now : next;
      if (first.isAfter(latest)) {
        return new Reservation.Full(first);
      }
      int count = (int) Math.min(slots, Duration.between(first, latest).dividedBy(interval) + 1);
      next = first.plus(interval.multipliedBy(count));
      taken.addAndGet(count);
      return new Reservation.Reserved(first, count);
    }
  }
}

package io.iotmi.relay.stage.send.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many requests at the same time, in real time. */
@Timeout(120)
final class SendSlotsTest {
  private static final InstantSource CLOCK = InstantSource.system();

  private final LineInMemory quota = new LineInMemory();
  private final Queue<Duration> starts = new ConcurrentLinkedQueue<>();
  private final long begin = System.nanoTime();

  @Test
  void allOfManyRequestsStartWithinTheRate() {
    SendSlots slots = SendSlots.own(100, CLOCK);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 150; i++) {
        boolean urgent = i % 3 == 0;
        threads.execute(() -> await(slots, urgent, inSeconds(30)));
      }
    }
    assertEquals(150, starts.size());
    assertTrue(starts.stream().anyMatch(start -> start.toMillis() >= 1_000), starts.toString());
  }

  @Test
  void runtimesThatShareAQuotaStartNoMoreThanItAllows() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int runtime = 0; runtime < 4; runtime++) {
        SendSlots slots = SendSlots.shared(quota, 200, 5, CLOCK);
        slots.expect(100);
        for (int i = 0; i < 100; i++) {
          threads.execute(() -> await(slots, false, inSeconds(30)));
        }
      }
    }
    assertEquals(400, starts.size());
    long second = starts.stream().filter(start -> start.toMillis() < 1_000).count();
    assertTrue(second <= 205, "in the first second " + second);
  }

  @Test
  void whatDoesNotFitBeforeTheDeadlineIsTurnedAwayWhileTheRestIsSent() {
    SendSlots slots = SendSlots.shared(quota, 10, 1, CLOCK);
    Deadline soon = inSeconds(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        threads.execute(() -> await(slots, false, soon));
      }
    }
    assertTrue(!starts.isEmpty() && starts.size() <= 12, "started " + starts.size());
    assertTrue(quota.asked() <= 5, "asked " + quota.asked());
  }

  /** Each wakes at its own time; it may sleep again where another took longer to wake. */
  @Test
  void aLongLineSleepsAboutOnceARequest() {
    AtomicInteger sleeps = new AtomicInteger();
    WaitingLine.Sleep counting =
        duration -> {
          sleeps.incrementAndGet();
          Thread.sleep(duration);
        };
    WaitingLine line = new WaitingLine(new SharedPace(quota, 200, 1), CLOCK, counting);
    line.expect(400);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        threads.execute(() -> await(line, false, inSeconds(30)));
      }
    }
    assertEquals(400, starts.size());
    assertTrue(sleeps.get() <= 3 * 400, "sleeps: " + sleeps);
  }

  private void await(SendSlots slots, boolean urgent, Deadline deadline) {
    if (slots.await(urgent, deadline)) {
      starts.add(Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  private static Deadline inSeconds(int seconds) {
    return new Deadline(Instant.now().plusSeconds(seconds), CLOCK);
  }
}

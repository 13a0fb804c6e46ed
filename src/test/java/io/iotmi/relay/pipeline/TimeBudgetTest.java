package io.iotmi.relay.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimeBudgetTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static Deadline in(Duration time) {
    return new Deadline(NOW.plus(time), () -> NOW);
  }

  @Test
  void aCallerWhoseEventsAQueueTakesOverWaitsAboutTwoSeconds() {
    TimeBudget time = TimeBudget.handingOver(in(Duration.ofSeconds(20)));
    assertEquals(NOW.plusSeconds(2), time.lastStart().end());
    assertEquals(NOW.plusSeconds(3), time.send().end());
    assertTrue(time.park().end().isAfter(NOW.plusSeconds(19)), "time to hand over");
  }

  @Test
  void aCallerWithoutSuchAQueueWaitsAsLongAsThereIsTime() {
    TimeBudget time = TimeBudget.of(in(Duration.ofSeconds(20)));
    assertEquals(time.send(), time.lastStart());
    assertEquals(NOW.plusMillis(18_500), time.send().end());
  }

  @Test
  void aShortTimeoutIsShorterThanAnyPatience() {
    TimeBudget time = TimeBudget.handingOver(in(Duration.ofSeconds(1)));
    assertEquals(NOW.plusMillis(750), time.lastStart().end());
    assertEquals(NOW.plusMillis(750), time.send().end());
    assertTrue(time.hide().end().isBefore(NOW.plusSeconds(1)));
  }

  @Test
  void sayingWhenMessagesComeBackTakesASecondAtMost() {
    assertEquals(NOW.plusSeconds(1), TimeBudget.of(in(Duration.ofSeconds(60))).hide().end());
  }
}

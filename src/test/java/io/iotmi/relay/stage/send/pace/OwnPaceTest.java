package io.iotmi.relay.stage.send.pace;

import static io.iotmi.relay.stage.send.pace.VirtualTime.BEGIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.stage.send.pace.Pace.Position;
import io.iotmi.relay.stage.send.pace.Pace.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OwnPaceTest {
  private static final long SEED = 4_711;

  @Test
  void noWindowHoldsMoreThanTheRateAllows() {
    Random random = new Random(SEED);
    for (double rate : new double[] {0.4, 1, 1.25, 2.5, 9.8, 10, 37}) {
      int most = (int) Math.max(1, Math.floor(rate));
      Duration window = Duration.ofNanos((long) (most / rate * 1e9));
      Pace pace = new OwnPace(rate);
      List<Instant> starts = new ArrayList<>();
      Instant now = BEGIN;
      for (int i = 0; i < 2_000; i++) {
        now = now.plusNanos(random.nextInt(3) == 0 ? random.nextLong(2 * window.toNanos()) : 0);
        if (random.nextInt(30) == 0) {
          pace.throttled(now);
        }
        now = start(pace, random.nextBoolean(), now);
        pace.succeeded();
        starts.add(now);
        if (i >= most) {
          Duration span = Duration.between(starts.get(i - most), now);
          assertTrue(
              span.compareTo(window) >= 0, "seed " + SEED + ", rate " + rate + ", start " + i);
        }
      }
    }
  }

  @Test
  void aSmallBatchLeavesAtOnceAndABacklogKeepsTheQuotaBusy() {
    Pace pace = new OwnPace(10);
    Instant now = BEGIN;
    for (int i = 0; i < 100; i++) {
      now = start(pace, false, now);
      assertEquals(BEGIN.plusSeconds(i / 10), now);
    }
  }

  @Test
  void aRequestIsToldTheTimeAtWhichItStartsOnceAllBeforeItHaveStarted() {
    Pace pace = new OwnPace(10);
    start(pace, false, BEGIN);
    for (boolean slow : List.of(false, true)) {
      if (slow) {
        pace.throttled(BEGIN);
      }
      List<Instant> told = new ArrayList<>();
      for (int ahead = 30; ahead < 60; ahead++) {
        told.add(later(pace.turn(new Position(false, ahead / 2, ahead - ahead / 2, 1), BEGIN)));
      }
      Instant now = BEGIN;
      for (int i = 0; i < 60; i++) {
        now = start(pace, false, now);
        if (i >= 30) {
          assertEquals(told.get(i - 30), now, "slow " + slow + ", behind " + i);
        }
      }
      pace = new OwnPace(10);
      start(pace, false, BEGIN);
    }
  }

  @Test
  void aRequestWhoseTimeHasComeStartsThoughThoseBeforeItAreStillAsleep() {
    Pace pace = new OwnPace(10);
    assertInstanceOf(Turn.Start.class, pace.turn(new Position(false, 2, 7, 10), BEGIN));
  }

  @Test
  void a429PausesAllThenStartsComeEvenlyAtTheLowerRate() {
    Pace pace = new OwnPace(10);
    pace.throttled(BEGIN);
    Instant now = start(pace, false, BEGIN);
    assertEquals(BEGIN.plus(SlowDown.PAUSE), now);
    assertEquals(now.plusMillis(200), start(pace, false, now));
  }

  @Test
  void withoutALimitOnlyThePauseHolds() {
    for (double none : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
      Pace pace = new OwnPace(none);
      for (int i = 0; i < 1_000; i++) {
        assertInstanceOf(Turn.Start.class, pace.turn(new Position(false, 0, 500, 1_000), BEGIN));
      }
      pace.throttled(BEGIN);
      assertEquals(BEGIN.plus(SlowDown.PAUSE), start(pace, true, BEGIN));
    }
  }

  /** The time at which the first in line starts. */
  private static Instant start(Pace pace, boolean urgent, Instant from) {
    Instant now = from;
    while (pace.turn(new Position(urgent, 0, 0, 1), now) instanceof Turn.Later(Instant at)) {
      now = at;
    }
    return now;
  }

  private static Instant later(Turn turn) {
    return assertInstanceOf(Turn.Later.class, turn).at();
  }
}

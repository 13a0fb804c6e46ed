package io.iotmi.relay.stage.send.pace;

import static io.iotmi.relay.stage.send.pace.VirtualTime.BEGIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SlowDownTest {
  private final SlowDown slowDown = SlowDown.unaware(10);

  @Test
  void a429PausesAllStarts() {
    slowDown.throttled(BEGIN);
    assertEquals(BEGIN.plus(SlowDown.PAUSE), slowDown.pausedUntil(BEGIN));
    assertEquals(BEGIN.plusSeconds(1), slowDown.pausedUntil(BEGIN.plusSeconds(1)));
  }

  @Test
  void a429HalvesTheRateAndOneAfterManySuccessesCutsATenth() {
    slowDown.throttled(BEGIN);
    assertEquals(5, slowDown.rate(BEGIN));
    assertTrue(slowDown.isSlow(BEGIN));
    succeed(140);
    assertEquals(10, slowDown.rate(BEGIN));
    slowDown.throttled(BEGIN.plusSeconds(60));
    assertEquals(9, slowDown.rate(BEGIN.plusSeconds(60)));
  }

  @Test
  void answersToOneBurstCountOnce() {
    slowDown.throttled(BEGIN);
    slowDown.throttled(BEGIN.plusNanos(1));
    assertEquals(5, slowDown.rate(BEGIN));
    assertEquals(BEGIN.plus(SlowDown.PAUSE), slowDown.pausedUntil(BEGIN));
  }

  @Test
  void successesBringTheRateBackAndNoHigher() {
    slowDown.throttled(BEGIN);
    succeed(139);
    assertFalse(slowDown.isSlow(BEGIN));
    succeed(1_000);
    assertEquals(10, slowDown.rate(BEGIN));
  }

  @Test
  void theRuntimeGoesOnHoweverOftenItIsThrottled() {
    for (int i = 0; i < 100; i++) {
      slowDown.throttled(BEGIN.plusSeconds(i));
    }
    assertEquals(0.2, slowDown.rate(BEGIN.plusSeconds(100)), 1e-9);
  }

  @Test
  void aCutIsForgottenAfterAQuietTime() {
    slowDown.throttled(BEGIN);
    assertEquals(10, slowDown.rate(BEGIN.plusSeconds(400)));
    slowDown.throttled(BEGIN.plusSeconds(400));
    assertEquals(5, slowDown.rate(BEGIN.plusSeconds(400)));
  }

  @Test
  void whereTheQuotaIsSharedA429CutsLittle() {
    SlowDown shared = SlowDown.sharing(10);
    shared.throttled(BEGIN);
    assertEquals(9.5, shared.rate(BEGIN));
    for (int i = 0; i < 60; i++) {
      shared.succeeded();
    }
    assertEquals(10, shared.rate(BEGIN));
  }

  @Test
  void theIntervalIsTheTimeFromStartToStart() {
    assertEquals(Duration.ofMillis(100), slowDown.interval(BEGIN));
    slowDown.throttled(BEGIN);
    assertEquals(Duration.ofMillis(200), slowDown.interval(BEGIN));
    assertEquals(Duration.ZERO, SlowDown.unaware(Double.POSITIVE_INFINITY).interval(BEGIN));
  }

  private void succeed(int times) {
    for (int i = 0; i < times; i++) {
      slowDown.succeeded();
    }
  }
}

package io.iotmi.relay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SendPaceTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SEED = 4_711;

  @Test
  void noWindowHoldsMoreThanTheRateAllows() {
    Random random = new Random(SEED);
    for (double rate : new double[] {0.4, 1, 1.25, 2.5, 9.8, 10, 37}) {
      int most = (int) Math.max(1, Math.floor(rate));
      long window = (long) (most / rate * SECOND);
      SendQueue queue = new SendQueue(new SendPace(rate), null);
      List<Long> starts = new ArrayList<>();
      long now = 0;
      for (int i = 0; i < 2_000; i++) {
        now += random.nextInt(3) == 0 ? random.nextLong(2 * window) : 0;
        if (random.nextInt(30) == 0) {
          queue.pace().throttled(now);
        }
        SendQueue.Ticket ticket = queue.enter(random.nextBoolean(), () -> 0);
        for (long wait = queue.start(ticket, now); wait > 0; wait = queue.start(ticket, now)) {
          now += wait;
        }
        queue.leave(ticket);
        queue.pace().succeeded();
        starts.add(now);
        if (i >= most) {
          long span = now - starts.get(i - most);
          assertTrue(span >= window, "seed " + SEED + ", rate " + rate + ", start " + i);
        }
      }
    }
  }

  @Test
  void aSmallBatchLeavesAtOnceAndABacklogKeepsTheQuotaBusy() {
    SendPace pace = new SendPace(10);
    long now = 0;
    for (int i = 0; i < 100; i++) {
      now = pace.earliest(0, now);
      assertEquals(i / 10 * SECOND, now);
      pace.started(now);
    }
  }

  @Test
  void urgentOnesOvertakeAndEachLineKeepsItsOrder() {
    SendQueue queue = new SendQueue(new SendPace(1), null);
    SendQueue.Ticket first = queue.enter(false, () -> 0);
    SendQueue.Ticket second = queue.enter(false, () -> 0);
    assertEquals(0, queue.start(first, 0));
    queue.leave(first);
    SendQueue.Ticket urgent = queue.enter(true, () -> 0);
    assertEquals(2 * SECOND, queue.start(second, 0));
    assertEquals(SECOND, queue.start(urgent, 0));
    assertTrue(queue.start(second, SECOND) > 0);
    assertEquals(0, queue.start(urgent, SECOND));
    queue.leave(urgent);
    assertEquals(0, queue.start(second, 2 * SECOND));
  }

  @Test
  void a429PausesAllThenSlowsDownAndSuccessesBringTheRateBack() {
    SendPace pace = new SendPace(10);
    pace.throttled(SECOND);
    assertEquals(5, pace.rate());
    assertEquals(SECOND + SendPace.PAUSE, pace.earliest(0, SECOND));
    pace.throttled(SECOND + 1);
    assertEquals(5, pace.rate(), "answers to one burst count once");
    pace.started(2 * SECOND);
    assertEquals(2 * SECOND + SECOND / 5, pace.earliest(0, 2 * SECOND));
    for (int i = 0; i < 140; i++) {
      pace.succeeded();
    }
    assertEquals(10, pace.rate());
    pace.throttled(60 * SECOND);
    assertEquals(9, pace.rate());
  }

  @Test
  void whereTheQuotaIsSharedA429CutsLittle() {
    SendPace pace = new SendPace(10, true);
    pace.throttled(SECOND);
    assertEquals(9.5, pace.rate());
    assertEquals(SECOND + SendPace.PAUSE, pace.pausedUntil(SECOND));
    for (int i = 0; i < 60; i++) {
      pace.succeeded();
    }
    assertEquals(10, pace.rate());
  }

  @Test
  void aSlowDownIsForgottenAfterAQuietTime() {
    SendPace pace = new SendPace(10);
    pace.throttled(0);
    long unused = pace.earliest(0, 400 * SECOND);
    assertEquals(10, pace.rate(), "since " + unused);
  }

  @Test
  void withoutALimitOnlyThePauseHolds() {
    SendPace pace = new SendPace(0);
    assertEquals(7, pace.earliest(1_000, 7));
    pace.started(7);
    assertEquals(7, pace.earliest(0, 7));
    pace.throttled(7);
    assertEquals(7 + SendPace.PAUSE, pace.earliest(0, 7));
  }
}

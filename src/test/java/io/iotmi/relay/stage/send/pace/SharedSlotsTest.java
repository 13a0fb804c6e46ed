package io.iotmi.relay.stage.send.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.send.pace.SharedQuota.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the requests of one runtime use a quota of 10 a second that others use as well. */
final class SharedSlotsTest {
  private final VirtualTime time = new VirtualTime();
  private final LineInMemory quota = new LineInMemory();
  private final SendSlots slots = slots(quota);
  private final List<Duration> refusedAt = new ArrayList<>();

  @Test
  void aBatchReservesItsSlotsAtOnceAndUsesThemAll() {
    slots.expect(25);
    for (int i = 0; i < 25; i++) {
      assertTrue(slots.await(false, time.inSeconds(60)));
      assertEquals(Duration.ofMillis(100L * i), time.passed());
    }
    assertEquals(1, quota.asked());
    assertEquals(25, quota.taken());
  }

  @Test
  void aBacklogReservesAFewSecondsAtATimeAndLosesNoSlotInBetween() {
    slots.expect(120);
    for (int i = 0; i < 120; i++) {
      assertTrue(slots.await(false, time.inSeconds(60)));
    }
    assertEquals(Duration.ofMillis(11_900), time.passed());
    assertEquals(3, quota.asked());
    assertEquals(120, quota.taken());
  }

  @Test
  void aSmallBatchAfterAQuietTimeDoesNotAskTheTable() {
    slots.expect(2);
    assertTrue(slots.await(false, time.inSeconds(60)));
    assertTrue(slots.await(false, time.inSeconds(60)));
    assertEquals(Duration.ZERO, time.passed());
    assertEquals(0, quota.asked());
  }

  @Test
  void anUrgentRequestWaitsForNoSlot() {
    quota.reserve(250, Duration.ofMillis(100), Instant.MAX, time.inSeconds(60));
    slots.expect(8);
    List<Duration> urgent = new ArrayList<>();
    time.duringNextSleep(
        () -> {
          assertTrue(slots.await(true, time.in(Duration.ofMillis(1))));
          urgent.add(time.passed());
        });
    assertTrue(slots.await(false, time.inSeconds(60)));
    assertEquals(List.of(Duration.ZERO), urgent);
    assertEquals(Duration.ofSeconds(25), time.passed());
  }

  @Test
  void whereTheLineIsTooLongItIsAskedOnce() {
    quota.reserve(250, Duration.ofMillis(100), Instant.MAX, time.inSeconds(10));
    slots.expect(20);
    for (int i = 0; i < 20; i++) {
      assertFalse(slots.await(false, time.inSeconds(10)));
    }
    assertEquals(2, quota.asked());
    assertEquals(Duration.ZERO, time.passed());
  }

  @Test
  void whereTheLineIsTooLongForOneItMayBeShortEnoughForAnother() {
    quota.reserve(250, Duration.ofMillis(100), Instant.MAX, time.inSeconds(10));
    slots.expect(20);
    assertFalse(slots.await(false, time.inSeconds(10)));
    assertTrue(slots.await(false, time.inSeconds(30)));
    assertEquals(Duration.ofSeconds(25), time.passed());
  }

  @Test
  void aRequestBehindTheLastSlotBeforeTheDeadlineIsToldSoAtOnce() {
    slots.expect(40);
    Deadline deadline = time.inSeconds(1);
    assertTrue(slots.await(false, deadline));
    joinWhileTheOneBeforeSleeps(11, deadline);
    assertEquals(List.of(Duration.ZERO), refusedAt);
    assertEquals(1, quota.asked());
  }

  /** Ten slots are left, so the eleventh has none. */
  private void joinWhileTheOneBeforeSleeps(int requests, Deadline deadline) {
    if (requests > 1) {
      time.duringNextSleep(() -> joinWhileTheOneBeforeSleeps(requests - 1, deadline));
    }
    if (!slots.await(false, deadline) && refusedAt.isEmpty()) {
      refusedAt.add(time.passed());
    }
  }

  @Test
  void whereTheOthersCannotBeAskedARuntimeStillSendsItsOwnShare() {
    SendSlots alone =
        slots((requests, interval, latest, deadline) -> new Reservation.Unavailable());
    alone.expect(31);
    for (int i = 0; i < 31; i++) {
      assertTrue(alone.await(false, time.inSeconds(60)));
      assertEquals(Duration.ofMillis(500L * i), time.passed());
    }
  }

  @Test
  void aRuntimeThatWasFrozenDoesNotUseTheSlotsThatPassedMeanwhile() {
    slots.expect(10);
    assertTrue(slots.await(false, time.inSeconds(60)));
    assertEquals(1, quota.asked());
    time.pass(Duration.ofSeconds(30));
    assertTrue(slots.await(false, time.inSeconds(60)));
    assertEquals(2, quota.asked());
  }

  @Test
  void aRuntimeThatIsFrozenWhileARequestSleepsReservesAgain() {
    slots.expect(10);
    assertTrue(slots.await(false, time.inSeconds(60)));
    time.duringNextSleep(() -> time.pass(Duration.ofSeconds(30)));
    assertTrue(slots.await(false, time.inSeconds(60)));
    assertEquals(2, quota.asked());
    assertEquals(Duration.ofSeconds(30), time.passed());
  }

  @Test
  void a429HoldsUpUrgentRequestsToo() {
    slots.throttled();
    assertTrue(slots.await(true, time.inSeconds(60)));
    assertEquals(SlowDown.PAUSE, time.passed());
  }

  @Test
  void slotsThatAreReservedDuringThePauseBeginAfterIt() {
    slots.throttled();
    slots.expect(5);
    assertTrue(slots.await(false, time.inSeconds(60)));
    assertEquals(1, quota.asked());
    assertTrue(time.passed().compareTo(SlowDown.PAUSE) >= 0, "started after " + time.passed());
  }

  @Test
  void theSlotOfARequestThatIsInterruptedIsUsedByTheNext() {
    slots.expect(10);
    assertTrue(slots.await(false, time.inSeconds(60)));
    time.duringNextSleep(() -> Thread.currentThread().interrupt());
    assertFalse(slots.await(false, time.inSeconds(60)));
    assertTrue(Thread.interrupted());
    assertTrue(slots.await(false, time.inSeconds(60)));
    assertEquals(Duration.ofMillis(100), time.passed());
  }

  private SendSlots slots(SharedQuota shared) {
    return new WaitingLine(new SharedPace(shared, 10, 2), time, time);
  }
}

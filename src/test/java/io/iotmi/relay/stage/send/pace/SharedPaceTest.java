package io.iotmi.relay.stage.send.pace;

import static io.iotmi.relay.stage.send.pace.VirtualTime.BEGIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.send.pace.Pace.Position;
import io.iotmi.relay.stage.send.pace.Pace.Turn;
import io.iotmi.relay.stage.send.pace.SharedQuota.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A quota of 10 requests a second, of which this runtime may use 3 without asking. */
final class SharedPaceTest {
  private static final Duration TENTH = Duration.ofMillis(100);

  private final List<Integer> asked = new ArrayList<>();
  private Reservation answer = new Reservation.Unavailable();
  private Duration interval = Duration.ZERO;
  private final SharedQuota quota =
      (slots, length, latest, deadline) -> {
        asked.add(slots);
        interval = length;
        return answer;
      };
  private final Pace pace = new SharedPace(quota, 10, 3);

  @Test
  void aSmallBatchLeavesAtOnceAndCountsInTheNextReservation() throws Exception {
    for (int ordinary = 3; ordinary > 0; ordinary--) {
      assertStart(turn(0, ordinary, BEGIN));
    }
    assertUnreserved(BEGIN, turn(0, 5, BEGIN));
    reserve(5, BEGIN, reserved(BEGIN.plusSeconds(1), 8));
    assertEquals(List.of(5 + 3), asked);
    assertLater(BEGIN.plusMillis(1_400), turn(4, 6, BEGIN));
    assertUnreserved(BEGIN.plusMillis(1_300), turn(5, 6, BEGIN));
    reserve(6, BEGIN.plusMillis(1_350), reserved(BEGIN.plusSeconds(2), 1));
    assertEquals(List.of(8, 1), asked, "the last three stayed empty and paid for all");
  }

  @Test
  void nothingLeavesWithoutASlotUntilTheLineHasBeenIdleForAWhile() throws Exception {
    reserve(4, BEGIN, reserved(BEGIN.plusSeconds(1), 1));
    assertStart(turn(0, 1, BEGIN.plusSeconds(1)));
    assertUnreserved(BEGIN.plusSeconds(6), turn(0, 1, BEGIN.plusSeconds(6)));
    assertStart(turn(0, 1, BEGIN.plusSeconds(7)));
  }

  @Test
  void nothingLeavesWithoutASlotWhileOthersAreKnownToUseTheLine() throws Exception {
    reserve(4, BEGIN, new Reservation.Full(BEGIN.plusSeconds(90)));
    assertUnreserved(BEGIN.plusSeconds(94), turn(0, 1, BEGIN.plusSeconds(94)));
    assertStart(turn(0, 1, BEGIN.plusSeconds(96)));
  }

  @Test
  void aLargeBatchSendsNothingBeforeItHasItsSlots() {
    assertUnreserved(BEGIN, turn(0, 4, BEGIN));
  }

  @Test
  void theNextSlotsAreReservedShortlyBeforeTheLastOne() throws Exception {
    reserve(4, BEGIN, reserved(BEGIN.plusSeconds(1), 3));
    assertUnreserved(BEGIN.plusMillis(1_100), turn(3, 10, BEGIN));
  }

  @Test
  void enoughSlotsForAllAreNotReservedTwice() throws Exception {
    Turn.Unreserved first = assertUnreserved(BEGIN, turn(0, 4, BEGIN));
    Turn.Unreserved second = assertUnreserved(BEGIN, turn(1, 4, BEGIN));
    answer = reserved(BEGIN, 4);
    first.reserving().reserve(minuteFrom(BEGIN));
    second.reserving().reserve(minuteFrom(BEGIN));
    assertEquals(List.of(4), asked);
  }

  @Test
  void noRuntimeReservesMoreThanAFewSecondsAtOnce() throws Exception {
    reserve(1_000, BEGIN, reserved(BEGIN, 50));
    assertEquals(List.of(50), asked);
  }

  @Test
  void anUrgentRequestLeavesAtOnceAndCountsInTheNextReservation() throws Exception {
    reserve(4, BEGIN, reserved(BEGIN.plusSeconds(30), 4));
    assertStart(pace.turn(new Position(true, 0, 0, 5), BEGIN));
    assertStart(pace.turn(new Position(true, 0, 0, 5), BEGIN));
    assertLater(BEGIN.plusSeconds(30), turn(0, 5, BEGIN));
    reserve(6, BEGIN.plusSeconds(30).plusMillis(250), reserved(BEGIN.plusSeconds(40), 2));
    assertEquals(List.of(4, 2 + 2), asked);
  }

  @Test
  void aRequestOfAMinuteAgoDoesNotCountInTheNextReservation() throws Exception {
    assertStart(pace.turn(new Position(true, 0, 0, 0), BEGIN));
    Instant later = BEGIN.plusSeconds(61);
    reserve(4, later, reserved(later, 4));
    assertEquals(List.of(4), asked);
  }

  @Test
  void aSlotMissedByMoreThanHalfASecondIsLost() throws Exception {
    reserve(20, BEGIN, reserved(BEGIN, 20));
    Instant now = BEGIN.plusMillis(1_600);
    assertLater(BEGIN.plusMillis(1_900), turn(8, 20, now));
    assertUnreserved(BEGIN.plusMillis(1_800), turn(9, 20, now));
    for (int due = 1_100; due <= 1_600; due += 100) {
      assertStart(turn(0, 20, now));
    }
    assertLater(BEGIN.plusMillis(1_700), turn(0, 20, now));
  }

  @Test
  void whereTheOthersCannotBeAskedTheRuntimeKeepsToItsOwnRate() throws Exception {
    reserve(9, BEGIN, new Reservation.Unavailable());
    assertLater(BEGIN.plusSeconds(3), turn(9, 20, BEGIN));
    assertLater(BEGIN.plusMillis(4_667), turn(14, 20, BEGIN));
    assertUnreserved(BEGIN.plusMillis(4_567), turn(15, 20, BEGIN));
  }

  @Test
  void onItsOwnTheRuntimeGetsNoBurstOnTop() throws Exception {
    reserve(9, BEGIN, new Reservation.Unavailable());
    Instant after = BEGIN.plusMillis(5_500);
    assertUnreserved(after, turn(0, 3, after));
  }

  @Test
  void noFurtherSlotBeginsBeforeTheEndOfTheLine() throws Exception {
    reserve(9, BEGIN, reserved(BEGIN.plusSeconds(1), 5));
    assertEquals(
        BEGIN.plusMillis(1_500),
        assertUnreserved(BEGIN.plusMillis(1_300), turn(5, 9, BEGIN)).noneBefore());
    reserve(6, BEGIN.plusMillis(1_350), new Reservation.Full(BEGIN.plusSeconds(60)));
    Turn turn = turn(5, 9, BEGIN.plusMillis(1_350));
    assertEquals(BEGIN.plusSeconds(60), assertInstanceOf(Turn.Unreserved.class, turn).noneBefore());
  }

  @Test
  void a429LosesTheSlotsOfThePauseAndMakesTheNextOnesLonger() throws Exception {
    reserve(5, BEGIN, reserved(BEGIN, 5));
    pace.throttled(BEGIN);
    assertLater(BEGIN.plusMillis(200), turn(0, 5, BEGIN));
    assertEquals(TENTH, interval);
    reserve(9, BEGIN.plusMillis(350), reserved(BEGIN.plusSeconds(1), 1));
    assertEquals(Duration.ofNanos(105_263_158), interval);
  }

  /** Lets requests that need it reserve slots. */
  private void reserve(int ordinary, Instant now, Reservation given) throws InterruptedException {
    answer = given;
    assertInstanceOf(Turn.Unreserved.class, turn(ordinary - 1, ordinary, now))
        .reserving()
        .reserve(minuteFrom(now));
  }

  private static Deadline minuteFrom(Instant now) {
    return new Deadline(now.plusSeconds(60), () -> now);
  }

  private static Reservation reserved(Instant first, int count) {
    return new Reservation.Reserved(first, count);
  }

  private Turn turn(int ahead, int ordinary, Instant now) {
    return pace.turn(new Position(false, 0, ahead, ordinary), now);
  }

  private static void assertStart(Turn turn) {
    assertInstanceOf(Turn.Start.class, turn);
  }

  private static void assertLater(Instant at, Turn turn) {
    assertEquals(at, toMillis(assertInstanceOf(Turn.Later.class, turn).at()));
  }

  private static Turn.Unreserved assertUnreserved(Instant from, Turn turn) {
    Turn.Unreserved unreserved = assertInstanceOf(Turn.Unreserved.class, turn);
    assertEquals(from, toMillis(unreserved.from()));
    return unreserved;
  }

  private static Instant toMillis(Instant instant) {
    return instant.plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS);
  }
}

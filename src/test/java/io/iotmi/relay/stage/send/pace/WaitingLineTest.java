package io.iotmi.relay.stage.send.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WaitingLineTest {
  private final VirtualTime time = new VirtualTime();

  @Test
  void saysAtOnceThatTheDeadlineComesFirst() {
    WaitingLine line = line(0.5);
    assertTrue(line.await(false, time.in(Duration.ofMillis(1))));
    assertFalse(line.await(true, time.in(Duration.ofMillis(1_999))));
    assertEquals(0, time.sleeps());
    time.pass(Duration.ofSeconds(2));
    assertFalse(line.await(false, time.inSeconds(0)));
    assertTrue(line.await(false, time.in(Duration.ofMillis(1))));
  }

  @Test
  void countsThoseBeforeItWhenItSaysThatTheDeadlineComesFirst() {
    WaitingLine line = line(1);
    List<Boolean> started = new ArrayList<>();
    assertTrue(line.await(false, time.inSeconds(60)));
    time.duringNextSleep(() -> started.add(line.await(false, time.in(Duration.ofMillis(1_999)))));
    assertTrue(line.await(false, time.inSeconds(60)));
    assertEquals(List.of(false), started);
    assertEquals(1, time.sleeps());
  }

  /** As after a restore from a snapshot, which may have been taken long ago and elsewhere. */
  @Test
  void aClockThatJumpedBeforeTheFirstRequestHoldsNothingUp() {
    for (int jump : new int[] {-1_000_000, 1_000_000}) {
      WaitingLine line = line(10);
      time.pass(Duration.ofSeconds(jump));
      assertTrue(line.await(false, time.in(Duration.ofMillis(1))));
      assertEquals(0, time.sleeps());
    }
  }

  @Test
  void aRequestWhoseRuntimeIsFrozenPastItsDeadlineDoesNotStart() {
    WaitingLine line = line(1);
    assertTrue(line.await(false, time.inSeconds(60)));
    time.duringNextSleep(() -> time.pass(Duration.ofSeconds(90)));
    assertFalse(line.await(false, time.inSeconds(60)));
    assertTrue(line.await(false, time.inSeconds(60)));
  }

  @Test
  void anUrgentRequestOvertakesThoseThatWait() {
    WaitingLine line = line(1);
    List<Duration> urgent = new ArrayList<>();
    assertTrue(line.await(false, time.inSeconds(60)));
    time.duringNextSleep(() -> urgent.add(start(line, true)));
    assertEquals(Duration.ofSeconds(2), start(line, false));
    assertEquals(List.of(Duration.ofSeconds(1)), urgent);
  }

  @Test
  void urgentRequestsKeepTheirOrder() {
    WaitingLine line = line(1);
    List<Duration> second = new ArrayList<>();
    assertTrue(line.await(true, time.inSeconds(60)));
    time.duringNextSleep(
        () -> assertFalse(line.await(true, time.in(Duration.ofMillis(1_999))), "the third"));
    second.add(start(line, true));
    assertEquals(List.of(Duration.ofSeconds(1)), second);
  }

  @Test
  void a429HoldsUpARequestThatSleepsAlready() {
    WaitingLine line = line(10);
    for (int i = 0; i < 10; i++) {
      assertTrue(line.await(false, time.inSeconds(60)));
    }
    time.duringNextSleep(
        () -> {
          time.pass(Duration.ofMillis(900));
          line.throttled();
        });
    assertEquals(Duration.ofMillis(900).plus(SlowDown.PAUSE), start(line, false));
  }

  @Test
  void aRequestThatIsInterruptedGivesUpAndLeavesItsTimeToTheNext() {
    WaitingLine line = line(1);
    assertTrue(line.await(false, time.inSeconds(60)));
    time.duringNextSleep(() -> Thread.currentThread().interrupt());
    assertFalse(line.await(false, time.inSeconds(60)));
    assertTrue(Thread.interrupted(), "the caller hears of it, too");
    assertEquals(Duration.ofSeconds(1), start(line, false));
  }

  @Test
  void announcedRequestsCountUntilTheyComeOrAreCalledOff() {
    List<Integer> told = new ArrayList<>();
    WaitingLine line = new WaitingLine(new Listening(told), time, time);
    line.expect(5);
    line.await(false, time.inSeconds(60));
    line.await(true, time.inSeconds(60));
    line.expect(-2);
    line.await(false, time.inSeconds(60));
    line.expect(-7);
    line.await(false, time.inSeconds(60));
    assertEquals(List.of(5, 4, 2, 1), told);
  }

  private WaitingLine line(double perSecond) {
    return new WaitingLine(new OwnPace(perSecond), time, time);
  }

  /** When a request started that may wait for a minute. */
  private Duration start(WaitingLine line, boolean urgent) {
    assertTrue(line.await(urgent, time.inSeconds(60)));
    return time.passed();
  }

  /** Starts everything and notes how many requests are said to wait or to be expected. */
  private record Listening(List<Integer> told) implements Pace {
    @Override
    public Turn turn(Position position, Instant now) {
      told.add(position.ordinary());
      return new Turn.Start();
    }

    @Override
    public void succeeded() {}

    @Override
    public void throttled(Instant now) {}
  }
}

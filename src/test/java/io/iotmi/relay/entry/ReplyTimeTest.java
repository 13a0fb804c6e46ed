package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ReplyTimeTest {
  private static final Instant BEGAN = Instant.parse("2026-11-26T10:00:00Z");

  private final ReplyTime time = new ReplyTime(BEGAN);

  /** The time for the reply to a call that comes this many milliseconds after the start. */
  private long left(long after, Duration ofLambda) {
    Instant now = BEGAN.plusMillis(after);
    return time.of(new Deadline(now.plus(ofLambda), () -> now)).left().toMillis();
  }

  @Test
  void aReplyMayTakeLessThanTheServiceWaits() {
    assertEquals(1_700, left(10_000, Duration.ofSeconds(10)));
  }

  @Test
  void theFirstCallHasWaitedForTheStart() {
    assertEquals(700, left(800, Duration.ofSeconds(10)));
    assertEquals(1_700, left(900, Duration.ofSeconds(10)));
  }

  @Test
  void aLongStartLeavesTimeToPutAJobAllTheSame() {
    assertEquals(400, left(1_900, Duration.ofSeconds(10)));
  }

  @Test
  void aRuntimeThatWasMadeAheadOfTimeTakesNothingFromItsFirstCall() {
    assertEquals(1_700, left(5_000, Duration.ofSeconds(10)));
  }

  @Test
  void theTimeoutOfTheFunctionCountsWhereItComesFirst() {
    assertEquals(1_000, left(10_000, Duration.ofSeconds(1)));
  }
}

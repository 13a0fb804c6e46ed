package io.iotmi.relay.stage.redelivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Outcome.Reason;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.redelivery.Returns.Returned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReturnsTest {
  private static final Duration INVOCATION = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:1:q";

  /** Seconds by receipt, in the order in which they were told. */
  private final Map<String, Long> seconds = new LinkedHashMap<>();

  private final List<String> queues = new ArrayList<>();

  private void delay(double random, Returned... messages) {
    MessageVisibility told =
        (arn, hidden, deadline) -> {
          queues.add(arn);
          hidden.forEach(message -> seconds.put(message.handle(), message.time().toSeconds()));
        };
    new Returns(told, () -> random).delay(List.of(messages), INVOCATION, DEADLINE);
  }

  private static Returned message(String handle, int receives, Reason... reasons) {
    return message(QUEUE, null, new Source.Receipt(handle, receives), reasons);
  }

  private static Returned inGroup(String handle, String group, int receives, Reason... reasons) {
    return message(QUEUE + ".fifo", group, new Source.Receipt(handle, receives), reasons);
  }

  private static Returned message(
      String arn, @Nullable String group, Source.@Nullable Receipt receipt, Reason... reasons) {
    List<Outcome> outcomes = new ArrayList<>(List.of(new Outcome.Delivered()));
    for (Reason reason : reasons) {
      outcomes.add(new Outcome.RetryLater(reason, "detail"));
    }
    return new Returned(
        new Source.Sqs("id", arn, group, null, null, Map.of(), null, receipt, null), outcomes);
  }

  @Test
  void anEventThatWasThrottledOrLateComesBackSooner() {
    delay(
        1,
        message("throttled", 1, Reason.THROTTLED),
        message("late", 1, Reason.OUT_OF_TIME),
        message("down", 1, Reason.ENDPOINT_UNAVAILABLE),
        message("ledger", 1, Reason.LEDGER_UNAVAILABLE),
        message("denied", 1, Reason.ACCESS_DENIED));
    assertEquals(
        Map.of("throttled", 5L, "late", 5L, "down", 15L, "ledger", 15L, "denied", 60L), seconds);
  }

  @Test
  void eachReceiptDoublesTheTimeUpToAQuarterOfAnHour() {
    List<Long> grown = new ArrayList<>();
    for (int receives : List.of(1, 2, 3, 4, 7, 8, 50, Integer.MAX_VALUE)) {
      delay(1, message("m", receives, Reason.ENDPOINT_UNAVAILABLE));
      grown.add(seconds.get("m"));
    }
    assertEquals(List.of(15L, 30L, 60L, 120L, 900L, 900L, 900L, 900L), grown);
  }

  @Test
  void jitterTakesOffAtMostHalf() {
    delay(0, message("m", 5, Reason.ENDPOINT_UNAVAILABLE));
    assertEquals(120, seconds.get("m"));
    delay(0, message("m", 1, Reason.THROTTLED));
    assertTrue(seconds.getOrDefault("m", 0L) >= 1);
  }

  @Test
  void whatAnotherRunHoldsComesBackWhenItsClaimHasExpired() {
    delay(0, message("held", 4, Reason.HELD_ELSEWHERE));
    assertTrue(seconds.getOrDefault("held", 0L) > INVOCATION.toSeconds());
  }

  @Test
  void theWorstEventOfAMessageDecides() {
    delay(1, message("m", 1, Reason.THROTTLED, Reason.ACCESS_DENIED, Reason.THROTTLED));
    assertEquals(60, seconds.get("m"));
  }

  @Test
  void aGroupOfAFifoQueueComesBackAsAWhole() {
    delay(
        1,
        inGroup("first", "a", 1, Reason.THROTTLED),
        inGroup("other", "b", 1, Reason.THROTTLED),
        inGroup("second", "a", 3, Reason.BEHIND_ANOTHER),
        inGroup("third", "a", 1));
    assertEquals(List.of("first", "other", "second", "third"), List.copyOf(seconds.keySet()));
    assertEquals(Map.of("first", 20L, "second", 20L, "third", 20L, "other", 5L), seconds);
  }

  @Test
  void whatWaitsBehindAnotherDoesNotComeBeforeIt() {
    delay(
        1,
        message("down", 3, Reason.ENDPOINT_UNAVAILABLE),
        message("behind", 1, Reason.BEHIND_ANOTHER),
        message("throttled", 1, Reason.THROTTLED));
    assertEquals(Map.of("down", 60L, "behind", 60L, "throttled", 5L), seconds);
  }

  @Test
  void aRecordWithoutReceiptIsLeftToItsQueue() {
    delay(1, message(QUEUE, null, null, Reason.THROTTLED));
    assertEquals(List.of(), queues);
  }

  @Test
  void whatCouldNotBeParkedReturnsMuchLater() {
    Source.Sqs source =
        new Source.Sqs(
            "id", QUEUE, null, null, null, Map.of(), null, new Source.Receipt("m", 1), null);
    delay(1, new Returned(source, List.of(new Outcome.Conflict())));
    assertEquals(60, seconds.get("m"));
  }
}

package io.iotmi.relay.stage.park;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.park.Parking.ToOverflow;
import io.iotmi.relay.stage.park.Parking.ToPark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ParkingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);
  private static final Outcome REJECTED =
      new Outcome.Rejected(
          List.of(
              new Fault("/0/UserId", "length", "must have 1 to 2048 characters"),
              new Fault("/0/TraceId", "pattern", "is no trace id")));
  private static final Outcome LATER =
      new Outcome.RetryLater(Outcome.Reason.THROTTLED, "too many requests");

  private final RememberingQueue queue = new RememberingQueue();
  private final Parking parking = new Parking(queue, "rejected", "overflow");

  private static final class RememberingQueue implements MessageQueue {
    private final List<String> urls = new ArrayList<>();
    private final List<QueuedMessage> messages = new ArrayList<>();

    @Override
    public List<Boolean> enqueue(String queueUrl, List<QueuedMessage> given, Deadline deadline) {
      urls.add(queueUrl);
      messages.addAll(given);
      return given.stream().map(m -> !m.body().equals("refused")).toList();
    }
  }

  private static InboundMessage sqs(int index, String messageId, String arn, String body) {
    return new InboundMessage(
        index,
        new Source.Sqs(messageId, arn, "g", null, NOW, Map.of("Other", "x"), "Root=1-2-3"),
        new Body.Text(body));
  }

  private static EventResult result(
      int message, Outcome outcome, @Nullable String key, @Nullable String trace) {
    return new EventResult(
        new EventRef(message, 0),
        outcome,
        trace == null ? null : new TraceId(trace),
        key == null ? null : new EventKey(key),
        "connector",
        null,
        null);
  }

  @Test
  void parksTheBodyUnchangedWithTheFirstFaultAsReason() {
    InboundMessage original = sqs(4, "id-4", "arn:aws:sqs:eu-west-1:1:q", " {\"a\" : 1}\n");
    assertEquals(
        Set.of(4),
        parking.parkRejected(
            List.of(new ToPark(original, result(4, REJECTED, "c#1", "trace-1"))), DEADLINE));
    assertEquals(List.of("rejected"), queue.urls);
    assertEquals(
        new MessageQueue.QueuedMessage(
            " {\"a\" : 1}\n",
            Map.of(
                "Reason", "rejected: length: must have 1 to 2048 characters",
                "Pointer", "/0/UserId",
                "EventKey", "c#1",
                "TraceId", "trace-1"),
            "id-4",
            "id-4"),
        queue.messages.getFirst());
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    InboundMessage original = sqs(0, "id", "arn", "not json");
    parking.parkRejected(
        List.of(
            new ToPark(original, result(0, new Outcome.Unreadable("", "not JSON"), null, null))),
        DEADLINE);
    assertEquals(Map.of("Reason", "unreadable: not JSON"), queue.messages.getFirst().attributes());
  }

  @Test
  void saysThatAKeyIsInConflict() {
    parking.parkRejected(
        List.of(
            new ToPark(sqs(0, "id", "arn", "{}"), result(0, new Outcome.Conflict(), "c#1", null))),
        DEADLINE);
    assertEquals(
        Map.of(
            "Reason", "conflict: the key was seen before with another content",
            "EventKey", "c#1"),
        queue.messages.getFirst().attributes());
  }

  @Test
  void keepsTheReasonShortWithoutCuttingACharacterInTwo() {
    String prefix = "rejected: type: ";
    String filler = "x".repeat(255 - prefix.length());
    Outcome outcome =
        new Outcome.Rejected(List.of(new Fault("", "type", filler + "\ud83d\ude00 and more")));
    parking.parkRejected(
        List.of(new ToPark(sqs(0, "id", "arn", "{}"), result(0, outcome, null, null))), DEADLINE);
    assertEquals(prefix + filler, queue.messages.getFirst().attributes().get("Reason"));
  }

  @Test
  void groupsByTheOrderOfTheSource() {
    String arn = "arn:aws:sqs:eu-west-1:1:q.fifo";
    parking.parkRejected(
        List.of(new ToPark(sqs(0, "id", arn, "{}"), result(0, REJECTED, "c#1", null))), DEADLINE);
    assertEquals(arn + "/g", queue.messages.getFirst().group());
    assertEquals("id", queue.messages.getFirst().deduplicationId());
  }

  @Test
  void namesAMessageWithoutIdByItsKeyOrItsContent() {
    parking.parkRejected(
        List.of(
            new ToPark(sqs(0, "", "arn", "{}"), result(0, REJECTED, "c#1", null)),
            new ToPark(sqs(1, "", "arn", "{}"), result(1, REJECTED, null, null)),
            new ToPark(sqs(2, "", "arn", "[]"), result(2, REJECTED, null, null))),
        DEADLINE);
    assertEquals("c#1", queue.messages.get(0).deduplicationId());
    assertEquals(
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        queue.messages.get(1).deduplicationId());
    assertNotEquals(
        queue.messages.get(1).deduplicationId(), queue.messages.get(2).deduplicationId());
  }

  @Test
  void reportsOnlyWhatTheQueueTook() {
    assertEquals(
        Set.of(2),
        parking.parkRejected(
            List.of(
                new ToPark(sqs(1, "a", "arn", "refused"), result(1, REJECTED, null, null)),
                new ToPark(sqs(2, "b", "arn", "fine"), result(2, REJECTED, null, null))),
            DEADLINE));
  }

  @Test
  void parksNothingWithoutAQueue() {
    Parking nowhere = new Parking(queue, null, null);
    assertEquals(
        Set.of(),
        nowhere.parkRejected(
            List.of(new ToPark(sqs(0, "id", "arn", "{}"), result(0, REJECTED, null, null))),
            DEADLINE));
    assertEquals(
        Set.of(),
        nowhere.overflow(
            List.of(new ToOverflow(result(0, LATER, null, null), "{}", null)), DEADLINE));
    assertEquals(List.of(), queue.urls);
  }

  @Test
  void asksNothingOfTheQueueForNoMessages() {
    assertEquals(Set.of(), parking.parkRejected(List.of(), DEADLINE));
    assertEquals(List.of(), queue.urls);
  }

  @Test
  void neverParksWhatMayStillBeDelivered() {
    List<ToPark> wrong =
        List.of(new ToPark(sqs(0, "a", "arn", "{}"), result(0, LATER, null, null)));
    assertThrows(IllegalArgumentException.class, () -> parking.parkRejected(wrong, DEADLINE));
  }

  @Test
  void overflowsEachEventWithItsKeyAndTrace() {
    assertEquals(
        Set.of(new EventRef(0, 0)),
        parking.overflow(
            List.of(
                new ToOverflow(result(0, LATER, "c#1", "trace-1"), "{\"a\":1}", "lane"),
                new ToOverflow(result(1, LATER, "c#2", null), "refused", null)),
            DEADLINE));
    assertEquals(List.of("overflow"), queue.urls);
    assertEquals(
        new MessageQueue.QueuedMessage(
            "{\"a\":1}", Map.of("EventKey", "c#1", "TraceId", "trace-1"), "lane", "c#1"),
        queue.messages.get(0));
    assertEquals(
        new MessageQueue.QueuedMessage("refused", Map.of("EventKey", "c#2"), "c#2", "c#2"),
        queue.messages.get(1));
  }

  @Test
  void neverTakesTwoEventsWithoutIdentityForOne() {
    parking.overflow(
        List.of(
            new ToOverflow(result(0, LATER, null, null), "{}", null),
            new ToOverflow(result(1, LATER, null, null), "{}", null)),
        DEADLINE);
    assertNotEquals(
        queue.messages.get(0).deduplicationId(), queue.messages.get(1).deduplicationId());
    assertTrue(queue.messages.get(0).attributes().isEmpty());
  }
}

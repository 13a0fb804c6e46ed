package io.iotmi.relay.stage.park;

import static io.iotmi.relay.stage.park.Parked.DEADLINE;
import static io.iotmi.relay.stage.park.Parked.REJECTED;
import static io.iotmi.relay.stage.park.Parked.message;
import static io.iotmi.relay.stage.park.Parked.result;
import static io.iotmi.relay.stage.park.Parked.texts;
import static io.iotmi.relay.stage.park.Parked.toPark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ParkingTest {
  private final RememberingQueue queue = new RememberingQueue();
  private final Parking parking = new Parking(queue, "rejected", "overflow");

  @Test
  void parksTheBodyUnchangedWithTheFirstFaultAsReason() {
    InboundMessage original = message(4, "id-4", "arn:aws:sqs:eu-west-1:1:q", " {\"a\" : 1}\n");
    assertEquals(
        Set.of(4),
        parking.parkRejected(
            List.of(toPark(original, result(4, 0, REJECTED, "c#1", "trace-1"))), DEADLINE));
    assertEquals(List.of("rejected"), queue.urls);
    QueuedMessage parked = queue.messages.getFirst();
    assertEquals(" {\"a\" : 1}\n", parked.body());
    assertEquals(
        Map.of(
            "RelayForm", "plain",
            "Reason", "rejected: length: must have 1 to 2048 characters",
            "Pointer", "/0/UserId",
            "EventKey", "c#1",
            "TraceId", "trace-1",
            "OriginalMessageId", "id-4",
            "OriginalGroupId", "g",
            "Other", "x"),
        texts(parked));
    assertEquals("Root=1-2-3", parked.xrayHeader());
    assertEquals("id-4", parked.deduplicationId());
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    InboundMessage original = message(0, "", "arn", "not json");
    parking.parkRejected(
        List.of(toPark(original, result(0, 0, new Outcome.Unreadable("", "not JSON"), null, null))),
        DEADLINE);
    assertEquals(
        Map.of(
            "RelayForm", "plain",
            "Reason", "unreadable: not JSON",
            "OriginalGroupId", "g",
            "Other", "x"),
        texts(queue.messages.getFirst()));
  }

  @Test
  void saysThatAKeyIsInConflict() {
    parking.parkRejected(
        List.of(
            toPark(
                message(0, "id", "arn", "{}"), result(0, 0, new Outcome.Conflict(), "c#1", null))),
        DEADLINE);
    assertEquals(
        "conflict: the key was seen before with another content",
        texts(queue.messages.getFirst()).get("Reason"));
    assertEquals("c#1", texts(queue.messages.getFirst()).get("EventKey"));
  }

  @Test
  void groupsByTheOrderOfTheSource() {
    String arn = "arn:aws:sqs:eu-west-1:1:q.fifo";
    parking.parkRejected(
        List.of(toPark(message(0, "id", arn, "{}"), result(0, 0, REJECTED, "c#1", null))),
        DEADLINE);
    assertEquals(arn + "/g", queue.messages.getFirst().group());
    assertEquals("id", queue.messages.getFirst().deduplicationId());
  }

  @Test
  void groupsByTheLaneWhereTheSourceDemandsNoOrder() {
    InboundMessage original = message(0, "id", "arn", "{}");
    parking.parkRejected(
        List.of(
            new Parking.ToPark(original, result(0, 0, REJECTED, null, null), List.of(), "lane")),
        DEADLINE);
    assertEquals("lane", queue.messages.getFirst().group());
  }

  @Test
  void neverTakesTwoMessagesWithoutIdForOne() {
    parking.parkRejected(
        List.of(
            toPark(message(0, "", "arn", "{}"), result(0, 0, REJECTED, "c#1", null)),
            toPark(message(1, "", "arn", "{}"), result(1, 0, REJECTED, "c#1", null))),
        DEADLINE);
    assertNotEquals(
        queue.messages.get(0).deduplicationId(), queue.messages.get(1).deduplicationId());
  }

  @Test
  void reportsOnlyWhatTheQueueTook() {
    assertEquals(
        Set.of(2),
        parking.parkRejected(
            List.of(
                toPark(message(1, "a", "arn", "refused"), result(1, 0, REJECTED, null, null)),
                toPark(message(2, "b", "arn", "fine"), result(2, 0, REJECTED, null, null))),
            DEADLINE));
  }

  @Test
  void parksNothingWithoutAQueue() {
    Parking nowhere = new Parking(queue, null, null);
    assertEquals(
        Set.of(),
        nowhere.parkRejected(
            List.of(toPark(message(0, "id", "arn", "{}"), result(0, 0, REJECTED, null, null))),
            DEADLINE));
    assertEquals(Set.of(), nowhere.overflow(List.of(Overflowing.event("c#1", "d")), DEADLINE));
    assertEquals(List.of(), queue.urls);
  }

  @Test
  void asksNothingOfTheQueueForNoMessages() {
    assertEquals(Set.of(), parking.parkRejected(List.of(), DEADLINE));
    assertEquals(List.of(), queue.urls);
  }

  @Test
  void neverParksWhatMayStillBeDelivered() {
    Outcome later = new Outcome.RetryLater(Outcome.Reason.THROTTLED, "too many requests");
    EventResult waiting = result(0, 0, later, null, null);
    InboundMessage original = message(0, "a", "arn", "{}");
    assertThrows(IllegalArgumentException.class, () -> toPark(original, waiting));
  }

  @Test
  void keepsAttributesOfEveryType() {
    Map<String, MessageAttribute> given =
        Map.of(
            "Level", new MessageAttribute("Number", "7"),
            "Bytes", new MessageAttribute("Binary.png", "AAEC"));
    parking.parkRejected(
        List.of(toPark(message(0, "id", "{}", given), result(0, 0, REJECTED, null, null))),
        DEADLINE);
    Map<String, MessageAttribute> parked = queue.messages.getFirst().attributes();
    given.forEach((name, value) -> assertEquals(value, parked.get(name)));
  }
}

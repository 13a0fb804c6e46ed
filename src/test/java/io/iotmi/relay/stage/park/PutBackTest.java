package io.iotmi.relay.stage.park;

import static io.iotmi.relay.stage.park.Parked.REJECTED;
import static io.iotmi.relay.stage.park.Parked.message;
import static io.iotmi.relay.stage.park.Parked.redelivered;
import static io.iotmi.relay.stage.park.Parked.result;
import static io.iotmi.relay.stage.park.Parked.texts;
import static io.iotmi.relay.stage.park.Parked.toPark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes back to the queue of events brings the same events however often it is sent. */
final class PutBackTest {
  private static final String KEY = "c#" + "0".repeat(64);

  /** The message as it waits on the rejected queue. */
  private static InboundMessage parked(InboundMessage original) {
    return redelivered(
        ParkedForm.of(toPark(original, result(0, 0, REJECTED, KEY, "trace-1"))), "on the queue");
  }

  private static Source.Sqs first(PutBack back) {
    InboundMessage again = redelivered(back.message(), "new");
    return (Source.Sqs) ComesBack.read(again).message().source();
  }

  @Test
  void aParkedMessageGoesAsItIs() {
    InboundMessage waiting = parked(message(0, "first", "arn", "{}"));
    QueuedMessage back = PutBack.of(waiting).message();
    assertEquals(((Source.Sqs) waiting.source()).attributes(), back.attributes());
    assertEquals("{}", back.body());
    assertEquals("Root=1-2-3", back.xrayHeader());
    assertEquals("g", back.group());
    assertEquals("first", first(PutBack.of(waiting)).first().messageId());
  }

  @Test
  void aDeadLetterIsToldWhereItCameFrom() {
    PutBack back = PutBack.of(message(0, "first", "arn", "{}"));
    assertEquals("{}", back.message().body());
    assertEquals("x", texts(back.message()).get("Other"));
    assertEquals(new Source.Origin("first", "g", null), first(back).first());
    assertTrue(back.grouped());
  }

  @Test
  void aDeadLetterWithTenAttributesGoesInAnEnvelope() {
    Map<String, MessageAttribute> many = new HashMap<>();
    IntStream.range(0, 10).forEach(i -> many.put("a" + i, MessageAttribute.text("v" + i)));
    PutBack back = PutBack.of(message(0, "first", "{}", many));
    assertTrue(MessageLimits.fit(back.message()));
    InboundMessage again = ComesBack.read(redelivered(back.message(), "new")).message();
    assertEquals(new Body.Text("{}"), again.body());
    assertEquals(many, ((Source.Sqs) again.source()).attributes());
    assertEquals("first", first(back).first().messageId());
  }

  @Test
  void aMessageWithoutAGroupHasOneOfItsOwn() {
    InboundMessage alone = redelivered(new QueuedMessage("{}", Map.of(), null, "", ""), "first");
    assertEquals("first", PutBack.of(alone).message().group());
    assertFalse(PutBack.of(alone).grouped());
  }

  @Test
  void theSameMessageHasTheSameDeduplicationIdAndAnotherOneHasNot() {
    InboundMessage waiting = parked(message(0, "first", "arn", "{}"));
    assertEquals(
        PutBack.of(waiting).message().deduplicationId(),
        PutBack.of(waiting).message().deduplicationId());
    assertFalse(
        PutBack.of(waiting)
            .message()
            .deduplicationId()
            .equals(PutBack.of(message(0, "b", "arn", "{}")).message().deduplicationId()));
  }

  @Test
  void anotherBodyGoesWithTheSendersAttributesAndWithoutTheKey() {
    InboundMessage waiting = parked(message(0, "first", "arn", "{}"));
    PutBack back = PutBack.withBody(waiting, "[]");
    assertEquals("[]", back.message().body());
    assertFalse(back.message().attributes().containsKey("EventKey"));
    assertFalse(back.message().attributes().containsKey("Reason"));
    assertEquals("x", texts(back.message()).get("Other"));
    assertEquals("trace-1", texts(back.message()).get("TraceId"));
    assertEquals("first", first(back).first().messageId());
  }

  @Test
  void anEventThatWaitedForTheEndpointKeepsItsKey() {
    Map<String, MessageAttribute> overflow =
        Map.of(
            "RelayForm", MessageAttribute.text("plain"),
            "EventKey", MessageAttribute.text(KEY));
    PutBack back = PutBack.of(message(0, "first", "{}", overflow));
    assertEquals(KEY, texts(back.message()).get("EventKey"));
    assertEquals("first", first(back).first().messageId());
  }
}

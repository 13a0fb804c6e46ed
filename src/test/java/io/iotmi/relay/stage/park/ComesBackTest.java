package io.iotmi.relay.stage.park;

import static io.iotmi.relay.stage.park.Parked.REJECTED;
import static io.iotmi.relay.stage.park.Parked.form;
import static io.iotmi.relay.stage.park.Parked.message;
import static io.iotmi.relay.stage.park.Parked.redelivered;
import static io.iotmi.relay.stage.park.Parked.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is parked can be read back as what it was. */
final class ComesBackTest {
  private static final Violation LONG = new Violation("/a", "type", "x".repeat(300));

  private static void comesBackAs(InboundMessage original, QueuedMessage form) {
    InboundMessage back = ComesBack.read(redelivered(form, "another id")).message();
    assertEquals(original.body(), back.body());
    Source.Sqs before = (Source.Sqs) original.source();
    Source.Sqs after = (Source.Sqs) back.source();
    assertEquals(before.first(), after.first());
    assertEquals(before.xrayHeader(), after.xrayHeader());
    Map<String, MessageAttribute> attributes = new HashMap<>(after.attributes());
    List.of("EventKey", "TraceId").forEach(attributes::remove);
    assertEquals(before.attributes(), attributes);
    assertEquals("another id", after.messageId());
  }

  private static Map<String, MessageAttribute> attributes(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap(i -> "a" + i, i -> MessageAttribute.text("v" + i)));
  }

  @Test
  void moreAttributesThanSqsTakesTravelInAnEnvelope() {
    InboundMessage original = message(0, "id", "{\"a\":\"\u00e9\"}", attributes(10));
    QueuedMessage form = form(original, REJECTED);
    assertEquals("envelope", texts(form).get("RelayForm"));
    assertEquals("id", texts(form).get("OriginalMessageId"));
    comesBackAs(original, form);
  }

  @Test
  void anAttributeOfTheSenderWithANameOfTheRelayTravelsInAnEnvelope() {
    for (String name : List.of("Reason", "Pointer", "RelayForm", "OriginalMessageId")) {
      InboundMessage original =
          message(0, "id", "{}", Map.of(name, MessageAttribute.text("the sender's")));
      QueuedMessage form = form(original, REJECTED);
      assertEquals("envelope", texts(form).get("RelayForm"), name);
      comesBackAs(original, form);
    }
  }

  @Test
  void aBodyThatLeavesNoRoomForTheReasonTravelsCompressed() {
    String body = "{\"a\":\"" + "x".repeat(MessageLimits.MAX_BYTES - 10) + "\"}";
    InboundMessage original = message(0, "id", body, Map.of());
    QueuedMessage form = form(original, REJECTED);
    assertTrue(form.body().contains("BodyGzip"));
    comesBackAs(original, form);
  }

  @Test
  void aBodyThatCannotBeCompressedIsParkedWithFewerFaults() {
    Random random = new Random(4711);
    StringBuilder body = new StringBuilder();
    while (body.length() < 900_000) {
      body.append((char) ('!' + random.nextInt(90)));
    }
    InboundMessage original = message(0, "id", body.toString(), attributes(10));
    QueuedMessage form = form(original, new Outcome.Rejected(Collections.nCopies(1_000, LONG)));
    comesBackAs(original, form);
    assertTrue(form.body().contains("more are not listed"));
  }

  @Test
  void bytesThatAreNoTextTravelInAnEnvelope() {
    InboundMessage original =
        new InboundMessage(0, new Source.Direct(null), new Body.Base64("/w=="));
    QueuedMessage form = form(original, REJECTED);
    assertEquals(original.body(), ComesBack.read(redelivered(form, "another id")).message().body());
  }

  @Test
  void charactersThatSqsRefusesTravelInAnEnvelope() {
    InboundMessage original =
        new InboundMessage(0, new Source.Direct(null), new Body.Text("bell \u0007"));
    QueuedMessage form = form(original, REJECTED);
    assertEquals(original.body(), ComesBack.read(redelivered(form, "another id")).message().body());
  }

  @Test
  void aMessageThatIsParkedAgainLooksAsBefore() {
    for (int count : List.of(1, 10)) {
      InboundMessage original = message(0, "id", "{}", attributes(count));
      QueuedMessage first = form(original, REJECTED);
      QueuedMessage again =
          form(ComesBack.read(redelivered(first, "another id")).message(), REJECTED);
      assertEquals(first.body(), again.body());
      assertEquals(first.attributes(), again.attributes());
      assertEquals("another id", again.deduplicationId());
    }
  }

  @Test
  void aBrokenEnvelopeIsParkedAgainUnchanged() {
    for (String text :
        List.of(
            "no json",
            "[]",
            "{\"ConnectorRelayEnvelope\":2,\"Body\":\"{}\"}",
            "{\"ConnectorRelayEnvelope\":1}",
            "{\"ConnectorRelayEnvelope\":1,\"BodyGzip\":\"AAAA\"}",
            "{\"ConnectorRelayEnvelope\":1,\"Body\":\"\",\"MessageAttributes\":{\"a\":1}}")) {
      InboundMessage broken =
          message(0, "id", text, Map.of("RelayForm", MessageAttribute.text("envelope")));
      ComesBack.Broken back = assertInstanceOf(ComesBack.Broken.class, ComesBack.read(broken));
      assertEquals(new Body.Text(text), back.message().body());
      assertEquals(text, form(back.message(), new Outcome.Unreadable("", back.reason())).body());
    }
  }

  @Test
  void aBodyAloneIsNoEnvelope() {
    String text = "{\"ConnectorRelayEnvelope\":1,\"Body\":\"{}\"}";
    InboundMessage strangers = message(0, "id", "arn", text);
    assertEquals(strangers, ComesBack.read(strangers).message());
    InboundMessage http =
        new InboundMessage(
            0, new Source.Http(Map.of("relayform", "envelope")), new Body.Text(text));
    assertEquals(http, ComesBack.read(http).message());
  }
}

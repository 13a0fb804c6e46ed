package io.iotmi.relay.stage.park;

import static io.iotmi.relay.stage.park.Parked.REJECTED;
import static io.iotmi.relay.stage.park.Parked.message;
import static io.iotmi.relay.stage.park.Parked.redelivered;
import static io.iotmi.relay.stage.park.Parked.result;
import static io.iotmi.relay.stage.park.Parked.texts;
import static io.iotmi.relay.stage.park.Parked.toPark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.EventResult;
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

/** What is parked fits SQS, says everything that is wrong, and can be read back. */
final class ParkedFormTest {
  private static final Violation LONG = new Violation("/a", "type", "x".repeat(300));

  private static QueuedMessage parked(InboundMessage message, Outcome... outcomes) {
    QueuedMessage form =
        ParkedForm.of(
            toPark(
                message,
                IntStream.range(0, outcomes.length)
                    .mapToObj(i -> result(0, i, outcomes[i], "c#" + i, "trace-" + i))
                    .toArray(EventResult[]::new)));
    assertTrue(MessageLimits.fit(form));
    return form;
  }

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

  private static String text(QueuedMessage form, String attribute) {
    return String.valueOf(texts(form).get(attribute));
  }

  private static Map<String, MessageAttribute> attributes(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap(i -> "a" + i, i -> MessageAttribute.text("v" + i)));
  }

  @Test
  void oneFaultNeedsNoList() {
    assertFalse(texts(parked(message(0, "id", "arn", "{}"), REJECTED)).containsKey("Faults"));
  }

  @Test
  void everyFaultOfEveryEventIsListed() {
    Outcome two =
        new Outcome.Rejected(
            List.of(
                new Violation("/1/UserId", "length", "too long"),
                new Violation("/1/TraceId", "pattern", "\u00e4")));
    QueuedMessage form =
        parked(
            message(0, "id", "arn", "[]"),
            new Outcome.Conflict(),
            two,
            new Outcome.Delivered(),
            new Outcome.Unreadable("/3", "no event"));
    assertEquals(
        "[{\"position\":0,\"pointer\":\"\",\"rule\":\"conflict\",\"message\":\"the key was seen"
            + " before with another"
            + " content\"},{\"position\":1,\"pointer\":\"/1/UserId\",\"rule\":\"length\",\"message\":\"too"
            + " long\"},"
            + "{\"position\":1,\"pointer\":\"/1/TraceId\",\"rule\":\"pattern\",\"message\":\"\\u00E4\"},{\"position\":3,\"pointer\":\"/3\",\"rule\":\"unreadable\",\"message\":\"no"
            + " event\"}]",
        text(form, "Faults"));
    assertEquals("conflict: the key was seen before with another content", text(form, "Reason"));
  }

  @Test
  void aReasonThatIsCutStandsWholeInTheList() {
    QueuedMessage form = parked(message(0, "id", "arn", "{}"), new Outcome.Rejected(List.of(LONG)));
    assertEquals(256, text(form, "Reason").length());
    assertTrue(text(form, "Faults").contains(LONG.message()));
  }

  @Test
  void aReasonIsNotCutInsideACharacter() {
    String prefix = "rejected: type: ";
    String filler = "x".repeat(255 - prefix.length());
    Violation violation = new Violation("", "type", filler + "\ud83d\ude00 and more");
    QueuedMessage form =
        parked(message(0, "id", "arn", "{}"), new Outcome.Rejected(List.of(violation)));
    assertEquals(prefix + filler, text(form, "Reason"));
  }

  @Test
  void aPointerThatNoAttributeTakesStandsInTheList() {
    Violation violation = new Violation("/bell\u0007", "unknown", "is no member");
    QueuedMessage form =
        parked(message(0, "id", "arn", "{}"), new Outcome.Rejected(List.of(violation)));
    assertEquals("{}", form.body());
    assertFalse(texts(form).containsKey("Pointer"));
    assertTrue(text(form, "Faults").contains("/bell\\u0007"));
  }

  @Test
  void aListThatIsTooLongSaysHowManyAreMissing() {
    Outcome many = new Outcome.Rejected(Collections.nCopies(3_000, LONG));
    String list = text(parked(message(0, "id", "arn", "{}"), many), "Faults");
    assertTrue(list.length() < 260 * 1024);
    assertTrue(list.endsWith(" more are not listed\"}]"), list.substring(list.length() - 60));
  }

  @Test
  void moreAttributesThanSqsTakesTravelInAnEnvelope() {
    InboundMessage original = message(0, "id", "{\"a\":\"\u00e9\"}", attributes(10));
    QueuedMessage form = parked(original, REJECTED);
    assertEquals("envelope", texts(form).get("RelayForm"));
    assertEquals("id", texts(form).get("OriginalMessageId"));
    comesBackAs(original, form);
  }

  @Test
  void anAttributeOfTheSenderWithANameOfTheRelayTravelsInAnEnvelope() {
    for (String name : List.of("Reason", "Pointer", "RelayForm", "OriginalMessageId")) {
      InboundMessage original =
          message(0, "id", "{}", Map.of(name, MessageAttribute.text("the sender's")));
      QueuedMessage form = parked(original, REJECTED);
      assertEquals("envelope", texts(form).get("RelayForm"), name);
      comesBackAs(original, form);
    }
  }

  @Test
  void aBodyThatLeavesNoRoomForTheReasonTravelsCompressed() {
    String body = "{\"a\":\"" + "x".repeat(MessageLimits.MAX_BYTES - 10) + "\"}";
    InboundMessage original = message(0, "id", body, Map.of());
    QueuedMessage form = parked(original, REJECTED);
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
    QueuedMessage form = parked(original, new Outcome.Rejected(Collections.nCopies(1_000, LONG)));
    comesBackAs(original, form);
    assertTrue(form.body().contains("more are not listed"));
  }

  @Test
  void bytesThatAreNoTextTravelInAnEnvelope() {
    InboundMessage original =
        new InboundMessage(0, new Source.Direct(null), new Body.Base64("/w=="));
    QueuedMessage form = parked(original, REJECTED);
    assertEquals(original.body(), ComesBack.read(redelivered(form, "another id")).message().body());
  }

  @Test
  void charactersThatSqsRefusesTravelInAnEnvelope() {
    InboundMessage original =
        new InboundMessage(0, new Source.Direct(null), new Body.Text("bell \u0007"));
    QueuedMessage form = parked(original, REJECTED);
    assertEquals(original.body(), ComesBack.read(redelivered(form, "another id")).message().body());
  }

  @Test
  void aMessageThatIsParkedAgainLooksAsBefore() {
    for (int count : List.of(1, 10)) {
      InboundMessage original = message(0, "id", "{}", attributes(count));
      QueuedMessage first = parked(original, REJECTED);
      QueuedMessage again =
          parked(ComesBack.read(redelivered(first, "another id")).message(), REJECTED);
      assertEquals(first.body(), again.body());
      assertEquals(first.attributes(), again.attributes());
      assertEquals("another id", again.deduplicationId());
    }
  }

  @Test
  void noEventOfSeveralGetsTheTraceOfAnother() {
    QueuedMessage form = parked(message(0, "id", "arn", "[]"), REJECTED, new Outcome.Delivered());
    assertFalse(texts(form).containsKey("TraceId"));
    Map<String, MessageAttribute> given = Map.of("TraceId", MessageAttribute.text("of-all"));
    assertEquals(
        "of-all",
        texts(parked(message(0, "id", "[]", given), REJECTED, new Outcome.Delivered()))
            .get("TraceId"));
  }

  @Test
  void anEnvelopeThatWasBrokenStaysWhatItIs() {
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
      assertEquals(text, parked(back.message(), new Outcome.Unreadable("", back.reason())).body());
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

package io.iotmi.relay.stage.park;

import static io.iotmi.relay.stage.park.Parked.REJECTED;
import static io.iotmi.relay.stage.park.Parked.form;
import static io.iotmi.relay.stage.park.Parked.message;
import static io.iotmi.relay.stage.park.Parked.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is parked fits SQS and says everything that is wrong. */
final class ParkedFormTest {
  private static final Violation LONG = new Violation("/a", "type", "x".repeat(300));

  private static String text(QueuedMessage form, String attribute) {
    return String.valueOf(texts(form).get(attribute));
  }

  @Test
  void oneFaultNeedsNoList() {
    assertFalse(texts(form(message(0, "id", "arn", "{}"), REJECTED)).containsKey("Faults"));
  }

  @Test
  void everyFaultOfEveryEventIsListed() {
    Outcome two =
        new Outcome.Rejected(
            List.of(
                new Violation("/1/UserId", "length", "too long"),
                new Violation("/1/TraceId", "pattern", "\u00e4")));
    QueuedMessage form =
        form(
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
    QueuedMessage form = form(message(0, "id", "arn", "{}"), new Outcome.Rejected(List.of(LONG)));
    assertEquals(256, text(form, "Reason").length());
    assertTrue(text(form, "Faults").contains(LONG.message()));
  }

  @Test
  void aReasonIsNotCutInsideACharacter() {
    String prefix = "rejected: type: ";
    String filler = "x".repeat(255 - prefix.length());
    Violation violation = new Violation("", "type", filler + "\ud83d\ude00 and more");
    QueuedMessage form =
        form(message(0, "id", "arn", "{}"), new Outcome.Rejected(List.of(violation)));
    assertEquals(prefix + filler, text(form, "Reason"));
  }

  @Test
  void aPointerThatNoAttributeTakesStandsInTheList() {
    Violation violation = new Violation("/bell\u0007", "unknown", "is no member");
    QueuedMessage form =
        form(message(0, "id", "arn", "{}"), new Outcome.Rejected(List.of(violation)));
    assertEquals("{}", form.body());
    assertFalse(texts(form).containsKey("Pointer"));
    assertTrue(text(form, "Faults").contains("/bell\\u0007"));
  }

  @Test
  void aListThatIsTooLongSaysHowManyAreMissing() {
    Outcome many = new Outcome.Rejected(Collections.nCopies(3_000, LONG));
    String list = text(form(message(0, "id", "arn", "{}"), many), "Faults");
    assertTrue(list.length() < 260 * 1024);
    assertTrue(list.endsWith(" more are not listed\"}]"), list.substring(list.length() - 60));
  }

  @Test
  void noEventOfSeveralGetsTheTraceOfAnother() {
    QueuedMessage form = form(message(0, "id", "arn", "[]"), REJECTED, new Outcome.Delivered());
    assertFalse(texts(form).containsKey("TraceId"));
    Map<String, MessageAttribute> given = Map.of("TraceId", MessageAttribute.text("of-all"));
    assertEquals(
        "of-all",
        texts(form(message(0, "id", "[]", given), REJECTED, new Outcome.Delivered()))
            .get("TraceId"));
  }
}

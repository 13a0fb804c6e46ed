package io.iotmi.relay.stage.park;

import static io.iotmi.relay.stage.park.Parked.message;
import static io.iotmi.relay.stage.park.Parked.redelivered;
import static io.iotmi.relay.stage.park.Parked.result;
import static io.iotmi.relay.stage.park.Parked.toPark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.park.Parking.ToPark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the relay writes beside a parked message is read back as it was. */
final class ParkedNoteTest {
  private static final String KEY = "c#" + "0".repeat(64);

  private static ParkedNote note(InboundMessage message, Outcome... outcomes) {
    EventResult[] results =
        IntStream.range(0, outcomes.length)
            .mapToObj(i -> result(0, i, outcomes[i], KEY, "trace-1"))
            .toArray(EventResult[]::new);
    return note(redelivered(ParkedForm.of(toPark(message, results)), "another"));
  }

  private static ParkedNote note(InboundMessage received) {
    return ParkedNote.of((Source.Sqs) received.source(), received.body());
  }

  private static ParkedNote note(Outcome... outcomes) {
    return note(message(0, "id", "arn", "{}"), outcomes);
  }

  private static Outcome rejected(Violation... violations) {
    return new Outcome.Rejected(List.of(violations));
  }

  @Test
  void theOnlyFaultIsReadFromReasonAndPointer() {
    ParkedNote note = note(rejected(new Violation("/StatusCode", "range", "must be 100 to 550")));
    assertEquals("rejected: range: must be 100 to 550", note.reason());
    assertEquals(
        List.of(
            new ParkedViolation(
                null, "/StatusCode", "/StatusCode", "range", "must be 100 to 550", null)),
        note.violations());
  }

  @Test
  void keyAndTraceAreThoseOfTheEvent() {
    ParkedNote note = note(rejected(new Violation("", "size", "too large")));
    assertEquals(KEY, String.valueOf(note.key()));
    assertEquals("trace-1", String.valueOf(note.trace()));
  }

  @Test
  void everyFaultOfEveryEventIsReadWithItsPlace() {
    ParkedNote note =
        note(
            rejected(new Violation("/0/a", "type", "a"), new Violation("/0/b", "length", "b")),
            new Outcome.Delivered(),
            new Outcome.Unreadable("/2", "no event"));
    assertEquals(
        List.of("0 /0/a type a", "0 /0/b length b", "2 /2 unreadable no event"),
        note.violations().stream()
            .map(f -> f.position() + " " + f.pointer() + " " + f.rule() + " " + f.message())
            .toList());
  }

  @Test
  void faultsAreReadFromAnEnvelopeToo() {
    Map<String, MessageAttribute> many = new HashMap<>();
    IntStream.range(0, 10).forEach(i -> many.put("a" + i, MessageAttribute.text("v")));
    ParkedNote note =
        note(
            message(0, "id", "{}", many),
            rejected(new Violation("/a", "type", "a"), new Violation("/b", "length", "b")));
    assertEquals(
        List.of("/a", "/b"), note.violations().stream().map(ParkedViolation::pointer).toList());
  }

  @Test
  void aNameThatASenderChoseIsToldApartFromItsPlace() {
    ParkedViolation violation =
        note(rejected(new Violation("/jane", "unknown", "is no member", "/*2")))
            .violations()
            .getFirst();
    assertEquals("/jane", violation.pointer());
    assertEquals("/*2", violation.place());
  }

  @Test
  void whatTheEndpointSaysIsNoPartOfTheReason() {
    Violation violation =
        new Violation(
            "", "refused", "ValidationException (HTTP 400)", "", new Sensitive("no: jane\n"));
    assertEquals(
        "rejected: refused: ValidationException (HTTP 400)", note(rejected(violation)).reason());
    assertFalse(note(rejected(violation)).violations().toString().contains("jane"));
  }

  @Test
  void aLoneConflictIsAtTheFirstPosition() {
    assertEquals(List.of(0), note(new Outcome.Conflict()).conflicts());
  }

  @Test
  void aConflictOfOneOfSeveralEventsIsAtItsPosition() {
    EventResult delivered = result(0, 0, new Outcome.Delivered(), KEY, "trace-1");
    EventResult conflict = result(0, 1, new Outcome.Conflict(), KEY, "trace-1");
    ToPark parked =
        new ToPark(message(0, "id", "arn", "[]"), conflict, List.of(delivered, conflict), null);
    assertEquals(List.of(1), note(redelivered(ParkedForm.of(parked), "another")).conflicts());
  }

  @Test
  void anUnreadableMessageIsInNoConflict() {
    ParkedNote note = note(new Outcome.Unreadable("", "not JSON at line 1, column 2"));
    assertEquals("unreadable: not JSON at line 1, column 2", note.reason());
    assertEquals(List.of(), note.conflicts());
  }

  @Test
  void aReasonOfVersion01IsRead() {
    Map<String, MessageAttribute> attributes =
        Map.of("Reason", MessageAttribute.text("rejected: type: must be a string"));
    assertEquals(
        "rejected: type: must be a string", note(message(0, "id", "{}", attributes)).reason());
  }

  @Test
  void aSendersOwnAttributesAreNoReasonKeyOrTrace() {
    ParkedNote note =
        note(
            message(
                0,
                "id",
                "{}",
                Map.of(
                    "Reason", MessageAttribute.text("because"),
                    "EventKey", MessageAttribute.text("mine"),
                    "TraceId", MessageAttribute.text("not valid!"))));
    assertNull(note.reason());
    assertEquals(List.of(), note.violations());
    assertNull(note.key());
    assertNull(note.trace());
  }

  @Test
  void aBrokenListOfFaultsLeavesReasonAndPointer() {
    Map<String, MessageAttribute> attributes =
        Map.of(
            "RelayForm", MessageAttribute.text("plain"),
            "Reason", MessageAttribute.text("rejected: type: must be a string"),
            "Pointer", MessageAttribute.text("/a"),
            "Faults", MessageAttribute.text("[{"));
    assertEquals(
        List.of("/a"),
        note(message(0, "id", "{}", attributes)).violations().stream()
            .map(ParkedViolation::pointer)
            .toList());
  }
}

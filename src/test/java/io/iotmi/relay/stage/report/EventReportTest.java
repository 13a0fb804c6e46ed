package io.iotmi.relay.stage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Outcome.Reason;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.model.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EventReportTest {
  private static final Room ROOMY = new Room(6_000_000, false);
  private static final Outcome DELIVERED = new Outcome.Delivered();
  private static final Outcome LATER = new Outcome.RetryLater(Reason.THROTTLED, "429");
  private static final Outcome REJECTED =
      new Outcome.Rejected(
          List.of(
              new Violation("/StatusCode", "range", "must be 100 to 550"),
              new Violation("/Colour", "unknown", "is no member of the request")));

  @Test
  void theHeaviestOutcomeIsTheAnswers() {
    assertEquals(200, reply(DELIVERED, new Outcome.Duplicate()).status());
    assertEquals(422, reply(DELIVERED, REJECTED).status());
    assertEquals(503, reply(REJECTED, LATER).status());
    assertEquals(400, reply(new Outcome.Unreadable("", "not JSON")).status());
    assertEquals(409, reply(new Outcome.Conflict(), DELIVERED).status());
  }

  @Test
  void aQueuedEventIsAccepted() {
    List<EventResult> results = results(DELIVERED, LATER);
    CallerReply reply = EventReport.of(results, Map.of(), Set.of(new EventRef(0, 1)));
    assertEquals(202, reply.status());
    assertTrue(text(reply).contains("\"outcome\":\"queued\""));
    assertNull(reply.headers().get("Retry-After"));
  }

  @Test
  void anUnavailableAnswerSaysWhenToComeBack() {
    assertEquals("5", reply(LATER).headers().get("Retry-After"));
  }

  @Test
  void aProblemListsEveryFaultOfEveryEvent() {
    CallerReply reply = reply(DELIVERED, REJECTED);
    assertEquals("application/problem+json", reply.headers().get("Content-Type"));
    assertTrue(text(reply).contains("\"/StatusCode\""));
    assertTrue(text(reply).contains("\"/Colour\""));
    assertTrue(text(reply).contains("\"outcome\":\"delivered\""));
  }

  @Test
  void theCallerIsToldWhatTheEndpointSaysOfItsOwnEvent() {
    Violation refused =
        new Violation("", "refused", "ValidationException", "", new Sensitive("userId is bad"));
    assertTrue(
        text(reply(new Outcome.Rejected(List.of(refused))))
            .contains("\"message\":\"ValidationException\",\"detail\":\"userId is bad\""));
    assertFalse(text(reply(REJECTED)).contains("detail"));
  }

  @Test
  void anAnswerStaysSmallEnoughForLambda() {
    Violation violation = new Violation("/Colour", "unknown", "no such member");
    Outcome[] bad = new Outcome[10_000];
    Arrays.fill(bad, new Outcome.Rejected(Collections.nCopies(100, violation)));
    CallerReply reply = reply(bad);
    assertEquals(422, reply.status());
    assertTrue(JsonWriter.size(reply.body(ROOMY)) < 4_000_000);
    assertTrue(text(reply).contains("there are further faults, not listed"));
    assertTrue(text(reply).contains("\"position\":9999"));
  }

  @Test
  void anEventIsNamedByItsOwnIdAndTrace() {
    CallerReply reply =
        EventReport.of(results(DELIVERED), Map.of(new EventRef(0, 0), "evt-7"), Set.of());
    assertTrue(text(reply).contains("\"id\":\"evt-7\""));
    assertTrue(text(reply).contains("\"traceId\":\"trace-0\""));
    assertEquals("trace-0", reply.headers().get("X-Trace-Id"));
  }

  @Test
  void severalTracesMakeNoHeader() {
    assertFalse(reply(DELIVERED, DELIVERED).headers().containsKey("X-Trace-Id"));
  }

  private static CallerReply reply(Outcome... outcomes) {
    return EventReport.of(results(outcomes), Map.of(), Set.of());
  }

  private static List<EventResult> results(Outcome... outcomes) {
    List<EventResult> results = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      int position = results.size();
      results.add(
          new EventResult(
              new EventRef(0, position),
              outcome,
              new TraceId("trace-" + position),
              null,
              null,
              null,
              null));
    }
    return results;
  }

  private static String text(CallerReply reply) {
    return JsonWriter.ascii(reply.body(ROOMY));
  }
}

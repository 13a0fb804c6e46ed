package io.iotmi.relay.telemetry;

import static io.iotmi.relay.telemetry.PrintedTelemetry.JSON;
import static io.iotmi.relay.telemetry.PrintedTelemetry.NONE;
import static io.iotmi.relay.telemetry.PrintedTelemetry.NOW;
import static io.iotmi.relay.telemetry.PrintedTelemetry.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** What the log tells of an event; takes over standard output. */
@Isolated
final class TelemetryTest {
  @RegisterExtension final PrintedTelemetry printed = new PrintedTelemetry();

  private final Telemetry telemetry = Telemetry.of("ConnectorRelay", "relay");

  private JsonNode lineOf(Outcome outcome) throws Exception {
    telemetry.report(List.of(result(2, outcome, NOW)), _ -> "m-1", NONE, NOW);
    assertEquals(1, printed.logged().size());
    return printed.logged().getFirst();
  }

  @Test
  void aDeliveredEventIsToldWithAllThatIsKnown() throws Exception {
    JsonNode line = lineOf(new Outcome.Delivered());
    assertEquals("INFO", line.get("level").asText());
    assertEquals("event", line.get("message").asText());
    assertEquals("delivered", line.get("outcome").asText());
    assertEquals("t-1", line.get("traceId").asText());
    assertEquals("c", line.get("connectorId").asText());
    assertEquals("DEVICE_EVENT", line.get("operation").asText());
    assertEquals("c#1", line.get("eventKey").asText());
    assertEquals("m-1", line.get("messageId").asText());
    assertEquals(2, line.get("position").intValue());
  }

  @Test
  void aDuplicateIsNoWarning() throws Exception {
    JsonNode line = lineOf(new Outcome.Duplicate());
    assertEquals("INFO", line.get("level").asText());
    assertEquals("duplicate", line.get("outcome").asText());
  }

  @Test
  void aRetryTellsWhy() throws Exception {
    JsonNode line = lineOf(new Outcome.RetryLater(Outcome.Reason.THROTTLED, "429"));
    assertEquals("WARN", line.get("level").asText());
    assertEquals("retry-later", line.get("outcome").asText());
    assertEquals("THROTTLED", line.get("reason").asText());
    assertEquals("429", line.get("detail").asText());
  }

  @Test
  void aRejectionTellsEveryFault() throws Exception {
    JsonNode line =
        lineOf(
            new Outcome.Rejected(
                List.of(
                    new Violation("/a", "required", "missing"), new Violation("/b", "type", "x"))));
    assertEquals("WARN", line.get("level").asText());
    assertEquals("rejected", line.get("outcome").asText());
    assertEquals(
        JSON.readTree(
            """
            [{"pointer":"/a","rule":"required","message":"missing"},
             {"pointer":"/b","rule":"type","message":"x"}]
            """),
        line.get("faults"));
  }

  @Test
  void whatTheEndpointSaysOfARefusalIsLoggedAtDebugOnly() throws Exception {
    Violation refused =
        new Violation("", "refused", "ValidationException", "", new Sensitive("user-4711 is bad"));
    JsonNode line = lineOf(new Outcome.Rejected(List.of(refused)));
    assertFalse(line.toString().contains("user-4711"), line.toString());
    PrintedTelemetry.atDebug(
        () ->
            telemetry.report(
                List.of(result(2, new Outcome.Rejected(List.of(refused)), NOW)),
                _ -> "m-1",
                NONE,
                NOW));
    JsonNode detail = printed.logged().getLast();
    assertEquals("DEBUG", detail.get("level").asText());
    assertEquals("refusal", detail.get("message").asText());
    assertEquals("user-4711 is bad", detail.get("detail").asText());
    assertEquals("t-1", detail.get("traceId").asText());
  }

  @Test
  void anUnreadableEventTellsWhere() throws Exception {
    JsonNode line = lineOf(new Outcome.Unreadable("/0", "expected an object"));
    assertEquals("WARN", line.get("level").asText());
    assertEquals("unreadable", line.get("outcome").asText());
    assertEquals("/0", line.get("pointer").asText());
    assertEquals("expected an object", line.get("reason").asText());
  }

  @Test
  void aConflictIsAWarning() throws Exception {
    JsonNode line = lineOf(new Outcome.Conflict());
    assertEquals("WARN", line.get("level").asText());
    assertEquals("conflict", line.get("outcome").asText());
  }

  @Test
  void whatIsNotKnownIsLeftOut() throws Exception {
    EventResult bare =
        new EventResult(
            new EventRef(0, 0), new Outcome.Unreadable("", "x"), null, null, null, null, null);
    telemetry.report(List.of(bare), _ -> null, NONE, NOW);
    JsonNode line = printed.logged().getFirst();
    for (String name : List.of("traceId", "connectorId", "operation", "eventKey", "messageId")) {
      assertFalse(line.has(name), name);
    }
  }
}

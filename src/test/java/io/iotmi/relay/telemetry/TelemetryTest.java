package io.iotmi.relay.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.TraceId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Takes over standard output, where both lines and metrics go. */
@Isolated
final class TelemetryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Telemetry.Counts NONE = new Telemetry.Counts(0, 0, 0, 0, 0, 0, 0);

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Telemetry telemetry = Telemetry.of("ConnectorRelay", "relay");

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.setOut(before);
  }

  private static EventResult result(int position, Outcome outcome, Instant time) {
    return new EventResult(
        new EventRef(0, position),
        outcome,
        new TraceId("t-1"),
        new EventKey("c#1"),
        "c",
        Operation.DEVICE_EVENT,
        time);
  }

  private List<JsonNode> lines(boolean metrics) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
      JsonNode node = JSON.readTree(line);
      if (node.has("_aws") == metrics) {
        lines.add(node);
      }
    }
    return lines;
  }

  private double sum(String metric) throws Exception {
    double sum = 0;
    for (JsonNode line : lines(true)) {
      JsonNode value = line.path(metric);
      assertTrue(value.size() <= 100, "limit of the format");
      for (JsonNode one : value.isArray() ? value : List.of(value)) {
        sum += one.asDouble();
      }
    }
    return sum;
  }

  private JsonNode lineOf(Outcome outcome) throws Exception {
    telemetry.report(List.of(result(2, outcome, NOW)), _ -> "m-1", NONE, NOW);
    assertEquals(1, lines(false).size());
    return lines(false).getFirst();
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
                List.of(new Fault("/a", "required", "missing"), new Fault("/b", "type", "x"))));
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
    JsonNode line = lines(false).getFirst();
    for (String name : List.of("traceId", "connectorId", "operation", "eventKey", "messageId")) {
      assertFalse(line.has(name), name);
    }
  }

  @Test
  void anIdleInvocationStillFeedsTheAlarms() throws Exception {
    telemetry.report(List.of(), _ -> null, NONE, NOW);
    JsonNode line = lines(true).getFirst();
    assertEquals(1, lines(true).size());
    for (String name : List.of("Delivered", "Rejected", "Throttled", "AccessDenied")) {
      assertEquals(0, line.get(name).asDouble(), name);
    }
    assertFalse(line.has("Parked"));
    JsonNode directive = line.get("_aws").get("CloudWatchMetrics").get(0);
    assertEquals("ConnectorRelay", directive.get("Namespace").asText());
    assertEquals(JSON.readTree("[[\"Service\"]]"), directive.get("Dimensions"));
    assertEquals("relay", line.get("Service").asText());
  }

  @Test
  void everyCountHasItsMetric() throws Exception {
    telemetry.report(
        List.of(
            result(0, new Outcome.Duplicate(), NOW),
            result(1, new Outcome.Conflict(), NOW),
            result(2, new Outcome.Rejected(List.of()), NOW),
            result(3, new Outcome.Unreadable("", ""), NOW),
            result(4, new Outcome.RetryLater(Outcome.Reason.OUT_OF_TIME, ""), NOW)),
        _ -> null,
        new Telemetry.Counts(11, 12, 13, 14, 15, 16, 17),
        NOW);
    for (String name : List.of("Duplicate", "Conflict", "Rejected", "Unreadable", "RetryLater")) {
      assertEquals(1, sum(name), name);
    }
    assertEquals(11, sum("RequestsSent"));
    assertEquals(12, sum("RequestsSavedByMerging"));
    assertEquals(13, sum("Throttled"));
    assertEquals(14, sum("AccessDenied"));
    assertEquals(15, sum("Parked"));
    assertEquals(16, sum("WithoutIdentity"));
    assertEquals(17, sum("Unconfirmed"));
    assertEquals(0, sum("AgeAtDelivery"));
  }

  @Test
  void withoutMetricsOutcomesAreStillLogged() throws Exception {
    Telemetry.withoutMetrics()
        .report(List.of(result(0, new Outcome.Delivered(), NOW)), _ -> null, NONE, NOW);
    assertEquals(0, lines(true).size());
    assertEquals(1, lines(false).size());
  }

  @Test
  void ageIsNeverNegative() throws Exception {
    telemetry.report(
        List.of(
            result(0, new Outcome.Delivered(), NOW.plusSeconds(60)),
            result(1, new Outcome.Delivered(), NOW.minusMillis(40))),
        _ -> null,
        NONE,
        NOW);
    assertEquals(40, sum("AgeAtDelivery"));
  }

  @Test
  void twoHundredAndFiftyAgesAreSplitAndNoneIsLost() throws Exception {
    List<EventResult> results = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      results.add(result(i, new Outcome.Delivered(), NOW.minusMillis(i)));
    }
    telemetry.report(results, _ -> null, NONE, NOW);
    assertEquals(249 * 250 / 2, sum("AgeAtDelivery"));
    assertEquals(250, sum("Delivered"));
  }

  @Test
  void concurrentInvocationsLoseAndDoubleNothing() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                for (int n = 0; n < 25; n++) {
                  telemetry.report(
                      List.of(result(0, new Outcome.Delivered(), NOW.minusMillis(3))),
                      _ -> null,
                      NONE,
                      NOW);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(200, sum("Delivered"));
    assertEquals(600, sum("AgeAtDelivery"));
    assertEquals(200, lines(false).size());
  }
}

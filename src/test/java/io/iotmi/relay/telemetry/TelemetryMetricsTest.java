package io.iotmi.relay.telemetry;

import static io.iotmi.relay.telemetry.PrintedTelemetry.NONE;
import static io.iotmi.relay.telemetry.PrintedTelemetry.NOW;
import static io.iotmi.relay.telemetry.PrintedTelemetry.result;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.model.WebhookResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** What the metrics count; takes over standard output. */
@Isolated
final class TelemetryMetricsTest {
  @RegisterExtension final PrintedTelemetry printed = new PrintedTelemetry();

  private final Telemetry telemetry = Telemetry.of("ConnectorRelay", "relay");

  @Test
  void aRefusedWebhookIsCountedOnceMoreByThePartThatFailed() throws Exception {
    telemetry.report(new WebhookResult.Refused("signature-wrong"), NOW);
    List<JsonNode> lines = printed.metrics();
    assertEquals(2, lines.size());
    assertEquals(1, lines.getFirst().path("WebhookRefused").asInt());
    assertEquals(1, lines.getLast().path("WebhookRefused").asInt());
    assertEquals("signature-wrong", lines.getLast().path("Part").asText());
    assertEquals(
        "[[\"Service\",\"Part\"]]",
        lines.getLast().at("/_aws/CloudWatchMetrics/0/Dimensions").toString());
  }

  @Test
  void everyCountHasItsMetric() throws Exception {
    telemetry.report(
        List.of(
            result(0, new Outcome.Duplicate(), NOW),
            result(1, new Outcome.Conflict(), NOW),
            result(
                2, new Outcome.Rejected(List.of(new Violation("", "required", "is missing"))), NOW),
            result(3, new Outcome.Unreadable("", ""), NOW),
            result(4, new Outcome.RetryLater(Outcome.Reason.OUT_OF_TIME, ""), NOW)),
        _ -> null,
        new Counts(
            Map.of(
                Count.REQUESTS_SENT, 11,
                Count.SAVED_BY_MERGING, 12,
                Count.THROTTLED, 13,
                Count.DENIED, 14,
                Count.PARKED, 15,
                Count.WITHOUT_IDENTITY, 16,
                Count.UNCONFIRMED, 17,
                Count.CONNECTOR_NOT_FOUND, 18)),
        NOW);
    for (String name : List.of("Duplicate", "Conflict", "Rejected", "Unreadable", "RetryLater")) {
      assertEquals(1, printed.sum(name), name);
    }
    assertEquals(11, printed.sum("RequestsSent"));
    assertEquals(12, printed.sum("RequestsSavedByMerging"));
    assertEquals(13, printed.sum("Throttled"));
    assertEquals(14, printed.sum("AccessDenied"));
    assertEquals(18, printed.sum("ConnectorNotFound"));
    assertEquals(15, printed.sum("Parked"));
    assertEquals(16, printed.sum("WithoutIdentity"));
    assertEquals(17, printed.sum("Unconfirmed"));
    assertEquals(0, printed.sum("AgeAtDelivery"));
  }

  @Test
  void withoutMetricsOutcomesAreStillLogged() throws Exception {
    Telemetry.withoutMetrics()
        .report(List.of(result(0, new Outcome.Delivered(), NOW)), _ -> null, NONE, NOW);
    assertEquals(0, printed.metrics().size());
    assertEquals(1, printed.logged().size());
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
    assertEquals(40, printed.sum("AgeAtDelivery"));
  }

  @Test
  void twoHundredAndFiftyAgesAreSplitAndNoneIsLost() throws Exception {
    List<EventResult> results = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      results.add(result(i, new Outcome.Delivered(), NOW.minusMillis(i)));
    }
    telemetry.report(results, _ -> null, NONE, NOW);
    assertEquals(249 * 250 / 2, printed.sum("AgeAtDelivery"));
    assertEquals(250, printed.sum("Delivered"));
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
    assertEquals(200, printed.sum("Delivered"));
    assertEquals(600, printed.sum("AgeAtDelivery"));
    assertEquals(200, printed.logged().size());
  }
}

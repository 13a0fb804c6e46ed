package io.iotmi.relay.telemetry;

import static io.iotmi.relay.telemetry.PrintedTelemetry.JSON;
import static io.iotmi.relay.telemetry.PrintedTelemetry.NONE;
import static io.iotmi.relay.telemetry.PrintedTelemetry.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.WebhookResult;
import io.iotmi.relay.template.AlarmedMetrics;
import io.iotmi.relay.template.Template;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** The metrics that alarms watch are emitted in every invocation; takes over standard output. */
@Isolated
final class AlarmMetricsTest {
  private static final Set<String> WATCHED_BY_ALARMS =
      Set.of(
          "Delivered",
          "Rejected",
          "Unreadable",
          "Conflict",
          "RetryLater",
          "RequestsSent",
          "Throttled",
          "AccessDenied",
          "ConnectorNotFound",
          "Unconfirmed",
          "Unrecognised",
          "OperationUnanswered");

  @RegisterExtension final PrintedTelemetry printed = new PrintedTelemetry();

  private final Telemetry telemetry = Telemetry.of("ConnectorRelay", "relay");

  @Test
  void everyMetricThatAnAlarmOfTheTemplateWatchesIsOneThatTheFunctionEmits() throws Exception {
    telemetry.report(List.of(), _ -> null, NONE, NOW);
    telemetry.report(new WebhookResult.Queued(), NOW);
    telemetry.report(List.of(), _ -> null, NONE.plus(Count.USER_UNKNOWN, 1), NOW);
    telemetry.report(List.of(), _ -> null, NONE.plus(Count.COMMAND_UNANSWERED, 1), NOW);
    telemetry.report(List.of(), _ -> null, NONE.plus(Count.PUSHES_MISSING, 1), NOW);
    Set<String> watched = AlarmedMetrics.of(Template.read());
    assertTrue(watched.contains("Unconfirmed"), watched.toString());
    for (JsonNode line : printed.metrics()) {
      watched.removeAll(names(line));
    }
    assertEquals(Set.of(), watched);
  }

  @Test
  void anIdleInvocationStillFeedsTheAlarms() throws Exception {
    telemetry.report(List.of(), _ -> null, NONE, NOW);
    JsonNode line = printed.metrics().getFirst();
    assertEquals(1, printed.metrics().size());
    assertEquals(WATCHED_BY_ALARMS, names(line));
    for (String name : WATCHED_BY_ALARMS) {
      assertEquals(0, line.get(name).asDouble(), name);
    }
    assertFalse(line.has("Parked"));
  }

  @Test
  void metricsStandInTheNamespaceUnderTheService() throws Exception {
    telemetry.report(List.of(), _ -> null, NONE, NOW);
    JsonNode line = printed.metrics().getFirst();
    JsonNode directive = line.get("_aws").get("CloudWatchMetrics").get(0);
    assertEquals("ConnectorRelay", directive.get("Namespace").asText());
    assertEquals(JSON.readTree("[[\"Service\"]]"), directive.get("Dimensions"));
    assertEquals("relay", line.get("Service").asText());
  }

  @Test
  void anInvocationThatBringsNoEventFeedsTheAlarmsToo() throws Exception {
    telemetry.report(Telemetry.Kind.UNRECOGNISED, NOW);
    assertEquals(WATCHED_BY_ALARMS, names(printed.metrics().getFirst()));
    assertEquals(1, printed.sum("Unrecognised"));
    assertEquals(0, printed.sum("OperationUnanswered"));
  }

  @Test
  void eachKindOfInvocationIsCountedByItsOwnMetric() throws Exception {
    telemetry.report(Telemetry.Kind.UNRECOGNISED, NOW);
    telemetry.report(Telemetry.Kind.OPERATION_UNANSWERED, NOW);
    telemetry.report(Telemetry.Kind.EVENTS, NOW);
    assertEquals(1, printed.sum("Unrecognised"));
    assertEquals(1, printed.sum("OperationUnanswered"));
    assertEquals(3, printed.metrics().size());
  }

  @Test
  void aWebhookFeedsItsAlarmsWithZerosToo() throws Exception {
    telemetry.report(new WebhookResult.Queued(), NOW);
    JsonNode line = printed.metrics().getFirst();
    assertEquals(1, line.path("WebhookQueued").asInt());
    for (String zero : List.of("WebhookRefused", "WebhookUnreadable", "WebhookUnavailable")) {
      assertEquals(0, line.path(zero).asInt(-1), zero);
    }
  }

  private static Set<String> names(JsonNode line) {
    Set<String> names = new TreeSet<>();
    line.at("/_aws/CloudWatchMetrics/0/Metrics").forEach(m -> names.add(m.get("Name").asText()));
    return names;
  }
}

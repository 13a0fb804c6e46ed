package io.iotmi.relay.telemetry;

import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.WebhookResult;
import io.iotmi.relay.telemetry.EmbeddedMetrics.Unit;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.slf4j.MDC;

/** The metrics of one invocation. */
final class OutcomeMetrics {
  /** Powertools' name for the request in the log's lines, by which the two are joined. */
  private static final String REQUEST_ID = "function_request_id";

  private final String namespace;
  private final SequencedMap<String, String> dimensions = new LinkedHashMap<>();

  OutcomeMetrics(String namespace, String service) {
    this.namespace = namespace;
    dimensions.put("Service", service);
  }

  void write(Telemetry.Kind kind, List<EventResult> results, Counts counts, Instant now) {
    EmbeddedMetrics metrics = new EmbeddedMetrics();
    // What an alarm watches is written even where it is zero: an alarm on late or missing values
    // keeps the state it has.
    metrics.add("Delivered", count(results, Outcome.Delivered.class), Unit.COUNT);
    metrics.add("Rejected", count(results, Outcome.Rejected.class), Unit.COUNT);
    metrics.add("Unreadable", count(results, Outcome.Unreadable.class), Unit.COUNT);
    metrics.add("Conflict", count(results, Outcome.Conflict.class), Unit.COUNT);
    metrics.add("RetryLater", count(results, Outcome.RetryLater.class), Unit.COUNT);
    metrics.add("RequestsSent", counts.get(Count.REQUESTS_SENT), Unit.COUNT);
    metrics.add("Throttled", counts.get(Count.THROTTLED), Unit.COUNT);
    metrics.add("AccessDenied", counts.get(Count.DENIED), Unit.COUNT);
    metrics.add("ConnectorNotFound", counts.get(Count.CONNECTOR_NOT_FOUND), Unit.COUNT);
    metrics.add("Unconfirmed", counts.get(Count.UNCONFIRMED), Unit.COUNT);
    metrics.add("Unrecognised", kind == Telemetry.Kind.UNRECOGNISED ? 1 : 0, Unit.COUNT);
    metrics.add(
        "OperationUnanswered", kind == Telemetry.Kind.OPERATION_UNANSWERED ? 1 : 0, Unit.COUNT);

    ifAny(metrics, "UserUnknown", counts.get(Count.USER_UNKNOWN));
    ifAny(metrics, "PushesMissing", counts.get(Count.PUSHES_MISSING));
    ifAny(metrics, "StatesMissed", counts.get(Count.STATES_MISSED));
    ifAny(metrics, "CommandUnanswered", counts.get(Count.COMMAND_UNANSWERED));

    ifAny(metrics, "Duplicate", count(results, Outcome.Duplicate.class));
    ifAny(metrics, "Parked", counts.get(Count.PARKED));
    ifAny(metrics, "RequestsSavedByMerging", counts.get(Count.SAVED_BY_MERGING));
    ifAny(metrics, "WithoutIdentity", counts.get(Count.WITHOUT_IDENTITY));
    ifAny(metrics, "ReadingsDropped", counts.get(Count.READINGS_DROPPED));
    ifAny(metrics, "ValuesIgnored", counts.get(Count.VALUES_IGNORED));
    ifAny(metrics, "OfGoneUsers", counts.get(Count.OF_GONE_USERS));
    ifAny(metrics, "StatesStale", counts.get(Count.STATES_STALE));
    ifAny(metrics, "StatesEchoed", counts.get(Count.STATES_ECHOED));
    ifAny(metrics, "Unrecorded", counts.get(Count.UNRECORDED));
    for (EventResult result : results) {
      if (result.outcome() instanceof Outcome.Delivered && result.time() != null) {
        // A sender's clock may be ahead of ours.
        long age = Math.max(0, Duration.between(result.time(), now).toMillis());
        metrics.add("AgeAtDelivery", age, Unit.MILLISECONDS);
      }
    }
    print(lines(metrics, now));
  }

  /** Every kind, so that an alarm can compute a share; a refusal also by the part that failed. */
  void write(WebhookResult result, Instant now) {
    EmbeddedMetrics metrics = new EmbeddedMetrics();
    metrics.add("WebhookQueued", one(result, WebhookResult.Queued.class), Unit.COUNT);
    metrics.add("WebhookGreeted", one(result, WebhookResult.Greeted.class), Unit.COUNT);
    metrics.add("WebhookRefused", one(result, WebhookResult.Refused.class), Unit.COUNT);
    metrics.add("WebhookUnreadable", one(result, WebhookResult.Unreadable.class), Unit.COUNT);
    metrics.add("WebhookUnavailable", one(result, WebhookResult.Unavailable.class), Unit.COUNT);
    print(lines(metrics, now));
    if (result instanceof WebhookResult.Refused(String part)) {
      EmbeddedMetrics byPart = new EmbeddedMetrics();
      byPart.add("WebhookRefused", 1, Unit.COUNT);
      SequencedMap<String, String> more = new LinkedHashMap<>(dimensions);
      more.put("Part", part);
      print(byPart.lines(namespace, more, properties(), now));
    }
  }

  private static long one(WebhookResult result, Class<? extends WebhookResult> kind) {
    return kind.isInstance(result) ? 1 : 0;
  }

  private static void print(List<String> lines) {
    // Asked for each time, for the runtime replaces standard output when it starts.
    PrintStream out = System.out;
    for (String line : lines) {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
      out.write(bytes, 0, bytes.length);
    }
    out.flush();
  }

  /** Puts into the format what then is dropped; printed, it would count. */
  void prime() {
    EmbeddedMetrics metrics = new EmbeddedMetrics();
    metrics.add("Delivered", 1, Unit.COUNT);
    var _ = lines(metrics, Instant.EPOCH);
  }

  private List<String> lines(EmbeddedMetrics metrics, Instant now) {
    return metrics.lines(namespace, dimensions, properties(), now);
  }

  private static Map<String, String> properties() {
    String request = MDC.get(REQUEST_ID);
    return request == null ? Map.of() : Map.of(REQUEST_ID, request);
  }

  private static long count(List<EventResult> results, Class<? extends Outcome> kind) {
    return results.stream().filter(r -> kind.isInstance(r.outcome())).count();
  }

  private static void ifAny(EmbeddedMetrics metrics, String name, long count) {
    if (count > 0) {
      metrics.add(name, count, Unit.COUNT);
    }
  }
}

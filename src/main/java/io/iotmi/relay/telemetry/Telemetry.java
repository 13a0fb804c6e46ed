package io.iotmi.relay.telemetry;

import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.WebhookResult;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Tells operators what an invocation did, once, when its reply stands. Thread-safe. */
public final class Telemetry {
  private final OutcomeLog log = new OutcomeLog();
  private final @Nullable OutcomeMetrics metrics;

  private Telemetry(@Nullable OutcomeMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Names the metrics.
   *
   * @param namespace of the metrics
   * @param service the metrics' dimension {@code Service}
   */
  public static Telemetry of(String namespace, String service) {
    return new Telemetry(new OutcomeMetrics(namespace, service));
  }

  public static Telemetry withoutMetrics() {
    return new Telemetry(null);
  }

  /**
   * Logs the outcomes and writes the metrics.
   *
   * @param messageId the SQS message id by the index of the message, or null
   */
  public void report(
      List<EventResult> results,
      IntFunction<@Nullable String> messageId,
      Counts counts,
      Instant now) {
    log.write(results, messageId);
    if (metrics != null) {
      metrics.write(Kind.EVENTS, results, counts, now);
    }
  }

  /** Writes the metrics of an invocation that relayed nothing. */
  public void report(Kind kind, Instant now) {
    if (metrics != null) {
      metrics.write(kind, List.of(), Counts.NONE, now);
    }
  }

  /** Logs what became of a webhook and writes its metrics. */
  public void report(WebhookResult result, Instant now) {
    WebhookLog.write(result);
    if (metrics != null) {
      metrics.write(result, now);
    }
  }

  /** What an invocation brought. */
  public enum Kind {
    /** Events, perhaps none, or what needs no attention. */
    EVENTS,
    /** An operation of managed integrations that is answered elsewhere. */
    OPERATION_UNANSWERED,
    /** Nothing the relay knows. */
    UNRECOGNISED
  }

  /** Makes ready what {@link #report} needs, without a line about any event. */
  public void prime() {
    if (metrics != null) {
      metrics.prime();
    }
  }
}

package io.iotmi.relay.telemetry;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.cloudwatchlogs.emf.model.MetricsContext;
import software.amazon.cloudwatchlogs.emf.model.Unit;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import software.amazon.lambda.powertools.metrics.provider.EmfMetricsProvider;

/**
 * The metrics of one invocation in the embedded format. See
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * <p>Each invocation gets a collector of its own from the provider. The shared one of Powertools is
 * kept apart by X-Ray trace alone, so that concurrent invocations of one trace would lose values
 * that one adds while the other flushes.
 */
final class OutcomeMetrics {
  private final String namespace;
  private final DimensionSet dimensions;

  OutcomeMetrics(String namespace, String service) {
    this.namespace = namespace;
    this.dimensions = DimensionSet.of("Service", service);
  }

  void write(List<EventResult> results, Telemetry.Counts counts, Instant now) {
    Metrics metrics = collector();
    // Alarms and rates need these four even where nothing happened.
    always(metrics, "Delivered", count(results, Outcome.Delivered.class));
    always(metrics, "Rejected", count(results, Outcome.Rejected.class));
    always(metrics, "Throttled", counts.throttled());
    always(metrics, "AccessDenied", counts.denied());

    ifAny(metrics, "Duplicate", count(results, Outcome.Duplicate.class));
    ifAny(metrics, "Unreadable", count(results, Outcome.Unreadable.class));
    ifAny(metrics, "Conflict", count(results, Outcome.Conflict.class));
    ifAny(metrics, "RetryLater", count(results, Outcome.RetryLater.class));
    ifAny(metrics, "Parked", counts.parked());
    ifAny(metrics, "RequestsSent", counts.requestsSent());
    ifAny(metrics, "RequestsSavedByMerging", counts.savedByMerging());
    ifAny(metrics, "WithoutIdentity", counts.withoutIdentity());
    ifAny(metrics, "Unconfirmed", counts.unconfirmed());
    for (EventResult result : results) {
      if (result.outcome() instanceof Outcome.Delivered && result.time() != null) {
        // A sender's clock may be ahead of ours.
        long age = Math.max(0, Duration.between(result.time(), now).toMillis());
        metrics.addMetric("AgeAtDelivery", (double) age, MetricUnit.MILLISECONDS);
      }
    }
    metrics.flush();
  }

  /** Collects and puts into the format what then is dropped; flushed, it would count. */
  void prime() {
    always(collector(), "Delivered", 1);
    MetricsContext context = new MetricsContext();
    context.putMetric("Delivered", 1, Unit.COUNT);
    try {
      var _ = context.serialize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Metrics collector() {
    Metrics metrics = new EmfMetricsProvider().getMetricsInstance();
    metrics.setNamespace(namespace);
    metrics.setDefaultDimensions(dimensions);
    return metrics;
  }

  private static long count(List<EventResult> results, Class<? extends Outcome> kind) {
    return results.stream().filter(r -> kind.isInstance(r.outcome())).count();
  }

  private static void always(Metrics metrics, String name, long count) {
    metrics.addMetric(name, (double) count, MetricUnit.COUNT);
  }

  private static void ifAny(Metrics metrics, String name, long count) {
    if (count > 0) {
      always(metrics, name, count);
    }
  }
}

package io.iotmi.relay.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.telemetry.EmbeddedMetrics.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import software.amazon.lambda.powertools.metrics.provider.EmfMetricsProvider;

/** Held against Powertools' metrics, which take standard output. */
@Isolated
final class EmbeddedMetricsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void saysWhatPowertoolsWouldSay() throws Exception {
    // Off Lambda the library asks the network where it runs.
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    EmbeddedMetrics ours = new EmbeddedMetrics();
    Metrics theirs = new EmfMetricsProvider().getMetricsInstance();
    theirs.setNamespace("Relay");
    theirs.setDefaultDimensions(DimensionSet.of("Service", "a\"b\""));
    ours.add("Delivered", 250, Unit.COUNT);
    theirs.addMetric("Delivered", 250, MetricUnit.COUNT);
    ours.add("Rejected", 0, Unit.COUNT);
    theirs.addMetric("Rejected", 0, MetricUnit.COUNT);
    for (int i = 0; i < 250; i++) {
      ours.add("AgeAtDelivery", i, Unit.MILLISECONDS);
      theirs.addMetric("AgeAtDelivery", i, MetricUnit.MILLISECONDS);
    }
    SequencedMap<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("Service", "a\"b\"");
    List<String> lines = ours.lines("Relay", dimensions, Map.of("request", "r-1"), NOW);
    assertEquals(3, lines.size());
    assertEquals(meaning(printed(theirs)), meaning(lines));
    for (String line : lines) {
      JsonNode read = JSON.readTree(line);
      assertEquals("r-1", read.get("request").asText());
      assertEquals(NOW.toEpochMilli(), read.get("_aws").get("Timestamp").longValue());
      assertTrue(read.get("AgeAtDelivery").size() <= 100, "limit of the format");
    }
  }

  private static List<String> printed(Metrics metrics) {
    return StandardOutput.during(metrics::flush).stream()
        .filter(line -> line.contains("_aws"))
        .toList();
  }

  /**
   * All values by namespace, dimensions with their values, name and unit: what CloudWatch keeps.
   */
  private static Map<String, List<Double>> meaning(List<String> lines) throws Exception {
    Map<String, List<Double>> values = new TreeMap<>();
    for (String text : lines) {
      JsonNode line = JSON.readTree(text);
      for (JsonNode directive : line.get("_aws").get("CloudWatchMetrics")) {
        StringBuilder place = new StringBuilder(directive.get("Namespace").asText());
        for (JsonNode names : directive.get("Dimensions")) {
          names.forEach(n -> place.append(' ').append(n.asText()).append(line.get(n.asText())));
        }
        for (JsonNode metric : directive.get("Metrics")) {
          String name = metric.get("Name").asText();
          JsonNode value = line.get(name);
          List<Double> all =
              values.computeIfAbsent(
                  place + " " + name + " " + metric.get("Unit").asText(), _ -> new ArrayList<>());
          if (value.isArray()) {
            value.forEach(v -> all.add(v.doubleValue()));
          } else {
            all.add(value.doubleValue());
          }
        }
      }
    }
    return values;
  }
}

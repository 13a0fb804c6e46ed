package io.iotmi.relay.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;

/** The metrics of the function itself that the template's alarms watch. */
public final class AlarmedMetrics {
  private static final String NAMESPACE = "ConnectorRelay";

  private AlarmedMetrics() {}

  public static SortedSet<String> of(Template template) {
    SortedSet<String> names = new TreeSet<>();
    for (String alarm : template.ofType("AWS::CloudWatch::Alarm")) {
      JsonNode properties = template.resource(alarm);
      add(properties, names);
      properties.path("Metrics").forEach(metric -> add(metric.at("/MetricStat/Metric"), names));
    }
    return names;
  }

  private static void add(JsonNode metric, SortedSet<String> names) {
    if (metric.path("Namespace").asText().equals(NAMESPACE)) {
      names.add(metric.path("MetricName").asText());
    }
  }
}

package io.iotmi.relay.telemetry;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Values of metrics as lines of CloudWatch's embedded metric format. See
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * <p>Written by hand because Powertools' metrics add 225 ms to the first invocation and 22 MB.
 */
final class EmbeddedMetrics {
  /** The format's limit for the values of one metric in one line. */
  private static final int MAX_VALUES = 100;

  /** By the format's names of units. */
  enum Unit {
    COUNT("Count"),
    MILLISECONDS("Milliseconds");

    private final String label;

    Unit(String label) {
      this.label = label;
    }
  }

  private final SequencedMap<String, Values> metrics = new LinkedHashMap<>();

  void add(String name, long value, Unit unit) {
    metrics
        .computeIfAbsent(name, _ -> new Values(unit, new ArrayList<>()))
        .all
        .add(new Json.Num(Long.toString(value)));
  }

  /**
   * As many lines as the metric with the most values needs, each without an end of line.
   *
   * @param dimensions of every metric, by name
   * @param properties what else a line holds for a reader of the log
   */
  List<String> lines(
      String namespace,
      SequencedMap<String, String> dimensions,
      Map<String, String> properties,
      Instant now) {
    int most = metrics.values().stream().mapToInt(values -> values.all.size()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < most; from += MAX_VALUES) {
      lines.add(line(from, namespace, dimensions, properties, now));
    }
    return lines;
  }

  /** The values from this place on, as many as one line may hold. */
  private String line(
      int from,
      String namespace,
      SequencedMap<String, String> dimensions,
      Map<String, String> properties,
      Instant now) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    List<Json> definitions = new ArrayList<>();
    metrics.forEach(
        (name, values) -> {
          if (from < values.all.size()) {
            int to = Math.min(values.all.size(), from + MAX_VALUES);
            definitions.add(definition(name, values.unit));
            members.put(name, value(values.all.subList(from, to)));
          }
        });
    dimensions.forEach((name, value) -> members.put(name, new Json.Text(value)));
    properties.forEach((name, value) -> members.putIfAbsent(name, new Json.Text(value)));
    members.putFirst("_aws", directive(namespace, dimensions, definitions, now));
    return JsonWriter.ascii(new Json.Obj(members));
  }

  private static Json value(List<Json> values) {
    return values.size() == 1 ? values.getFirst() : new Json.Arr(values);
  }

  private static Json definition(String name, Unit unit) {
    return new JsonMembers().text("Name", name).text("Unit", unit.label).object();
  }

  private static Json directive(
      String namespace,
      SequencedMap<String, String> dimensions,
      List<Json> definitions,
      Instant now) {
    List<Json.Text> names = dimensions.keySet().stream().map(Json.Text::new).toList();
    Json directive =
        new JsonMembers()
            .text("Namespace", namespace)
            .array("Dimensions", List.of(new Json.Arr(List.copyOf(names))))
            .array("Metrics", definitions)
            .object();
    return new JsonMembers()
        .number("Timestamp", now.toEpochMilli())
        .array("CloudWatchMetrics", List.of(directive))
        .object();
  }

  private record Values(Unit unit, List<Json> all) {}
}

package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page for operators speaks of the stack as it is. */
final class OperatingPageTest {
  private static final Template TEMPLATE = Template.read();
  private static final Resolution USUAL = new Resolution(TEMPLATE.root(), Map.of());
  private static final Pattern QUERY = Pattern.compile("`(\\w+Query)` \\|$|`(\\w+Query)`, `");

  private static List<String> page;

  @BeforeAll
  static void read() throws IOException {
    page = Files.readAllLines(Path.of("src/site/markdown/operating.md"));
  }

  static Stream<String> alarms() {
    return TEMPLATE.ofType("AWS::CloudWatch::Alarm").stream();
  }

  static Stream<String> queries() {
    return TEMPLATE.ofType("AWS::Logs::QueryDefinition").stream();
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void anAlarmPointsToItsRowWhichNamesAQueryThatTheStackHas(String alarm) {
    String description = USUAL.text(TEMPLATE.resource(alarm).path("AlarmDescription"));
    assertTrue(description.endsWith("See " + alarm + " in operating.md."), description);
    List<String> rows =
        page.stream()
            .filter(
                line ->
                    line.startsWith("| `") && line.split("\\|", -1)[1].contains("`" + alarm + "`"))
            .toList();
    assertEquals(1, rows.size(), alarm);
    var query = QUERY.matcher(rows.getFirst());
    assertTrue(query.find(), rows.getFirst());
    String name = query.group(1) == null ? query.group(2) : query.group(1);
    assertTrue(queries().anyMatch(name::equals), name);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aQueryIsNamedOnThePage(String query) {
    assertTrue(String.join("\n", page).contains("`" + query + "`"), query);
  }

  /** With the defaults of the parameters. */
  @Test
  void theCostOfAMonthCountsTheAlarmsThatThereAre() {
    int alarms = 0;
    int metrics = 0;
    for (String name : alarms().toList()) {
      String condition = TEMPLATE.root().path("Resources").path(name).path("Condition").asText();
      if (condition.isEmpty() || USUAL.condition(condition)) {
        alarms++;
        JsonNode watched = TEMPLATE.resource(name).path("Metrics");
        int stats = 0;
        for (JsonNode metric : watched) {
          stats += metric.has("MetricStat") ? 1 : 0;
        }
        metrics += watched.isMissingNode() ? 1 : stats;
      }
    }
    String row = alarms + " alarms on " + metrics + " metrics × 0.10";
    assertTrue(page.stream().anyMatch(line -> line.contains(row)), row);
  }
}

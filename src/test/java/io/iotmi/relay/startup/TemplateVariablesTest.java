package io.iotmi.relay.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.template.Template;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The template gives each function the variables that the code reads, and no others. */
final class TemplateVariablesTest {
  private static final Template TEMPLATE = Template.read();
  private static final Set<String> FUNCTIONS = Set.of("WebhookFunction", "QueueFunction");

  /** Lambda sets it. */
  private static final Set<String> OF_LAMBDA = Set.of("AWS_REGION", "AWS_LAMBDA_LOG_LEVEL");

  /** For those who have no use for CloudWatch; the template's alarms need what it switches off. */
  private static final Set<String> NOT_GIVEN = Set.of("POWERTOOLS_METRICS_DISABLED");

  /** What a source other than HTTP, or other than a queue, has no use for. */
  private static final Map<String, Set<String>> OF_THE_OTHER =
      Map.of(
          "WebhookFunction", Set.of("REJECTED_QUEUE_URL"),
          "QueueFunction", Set.of("OVERFLOW_QUEUE_URL"));

  @Test
  void theTemplateHasNoOtherFunctions() {
    assertEquals(FUNCTIONS, TEMPLATE.ofType("AWS::Serverless::Function"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WebhookFunction", "QueueFunction"})
  void aFunctionHasTheVariablesThatTheCodeReads(String function) {
    SortedSet<String> read = read(local(function));
    read.removeAll(NOT_GIVEN);
    read.removeAll(OF_LAMBDA);
    read.removeAll(OF_THE_OTHER.getOrDefault(function, Set.of()));
    assertEquals(read, new TreeSet<>(TEMPLATE.variables(function).keySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WebhookFunction", "QueueFunction"})
  void aFunctionStartsWithTheDefaultsOfTheParameters(String function) {
    assertNotNull(Settings.from(local(function)));
  }

  static Stream<String> parameters() {
    return TEMPLATE.parameters().properties().stream().map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void whatAParameterAdmitsAtItsBoundsTheFunctionsAccept(String name) {
    JsonNode parameter = TEMPLATE.parameters().path(name);
    TreeSet<String> values = new TreeSet<>();
    values.add(parameter.path("MinValue").asText(""));
    values.add(parameter.path("MaxValue").asText(""));
    parameter.path("AllowedValues").forEach(value -> values.add(value.asText()));
    values.remove("");
    for (String value : values) {
      for (String function : FUNCTIONS) {
        assertNotNull(Settings.from(local(function, Map.of(name, value))), value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aParameterSaysWhatItIsForAndWhatIsWrongWithAValue(String name) {
    JsonNode parameter = TEMPLATE.parameters().path(name);
    assertTrue(parameter.path("Description").asText().length() > 20);
    assertTrue(parameter.path("ConstraintDescription").asText().startsWith(name), name);
    assertTrue(
        Stream.of("AllowedPattern", "AllowedValues", "MinValue").anyMatch(parameter::has), name);
  }

  @Test
  void everyParameterHasItsPlaceAndItsLabelInTheConsole() {
    JsonNode page = TEMPLATE.root().path("Metadata").path("AWS::CloudFormation::Interface");
    TreeSet<String> placed = new TreeSet<>();
    page.path("ParameterGroups")
        .forEach(group -> group.path("Parameters").forEach(name -> placed.add(name.asText())));
    TreeSet<String> labelled = new TreeSet<>();
    page.path("ParameterLabels").fieldNames().forEachRemaining(labelled::add);
    TreeSet<String> all = new TreeSet<>(parameters().toList());
    assertEquals(all, placed);
    assertEquals(all, labelled);
  }

  @Test
  void allRuntimesTogetherStayBelowTheQuota() {
    for (Map<String, String> given :
        Stream.of(
                Map.<String, String>of(),
                Map.of("WebhookConcurrency", "7", "QueueConcurrency", "1000"),
                Map.of("AccountQuota", "250", "QueueConcurrency", "9"))
            .toList()) {
      double sum = 0;
      for (String function : FUNCTIONS) {
        String concurrency =
            value("WebhookFunction".equals(function) ? "WebhookConcurrency" : "QueueConcurrency")
                .apply(given);
        sum +=
            Settings.from(local(function, given)).sendRateLimit() * Integer.parseInt(concurrency);
      }
      assertEquals(Double.parseDouble(value("AccountQuota").apply(given)), sum, 1e-6);
    }
  }

  private static Function<Map<String, String>, String> value(String parameter) {
    return given ->
        given.getOrDefault(
            parameter, TEMPLATE.parameters().path(parameter).path("Default").asText());
  }

  private static Map<String, String> local(String function) {
    return local(function, Map.of());
  }

  /** The function's variables with parameters filled in, and resources by names of their kind. */
  private static Map<String, String> local(String function, Map<String, String> given) {
    Map<String, String> environment = new TreeMap<>(Map.of("AWS_REGION", "eu-west-1"));
    TEMPLATE
        .variables(function)
        .forEach((name, value) -> environment.put(name, resolved(value, given)));
    return environment;
  }

  private static String resolved(JsonNode value, Map<String, String> given) {
    if (value.has("Fn::Sub")) {
      String text = value.path("Fn::Sub").asText();
      for (String parameter : parameters().toList()) {
        text = text.replace("${" + parameter + "}", value(parameter).apply(given));
      }
      return text;
    }
    if (!value.has("Ref")) {
      return value.asText();
    }
    String name = value.path("Ref").asText();
    if (TEMPLATE.parameters().has(name)) {
      return value(name).apply(given);
    }
    return name.endsWith("Queue")
        ? "https://sqs.eu-west-1.amazonaws.com/000000000000/" + name
        : name.replace(':', '-');
  }

  /** Which variables the start looks at. */
  private static SortedSet<String> read(Map<String, String> environment) {
    TreeSet<String> names = new TreeSet<>();
    Map<String, String> values = new HashMap<>(environment);
    Settings.from(
        new AbstractMap<>() {
          @Override
          public @Nullable String get(@Nullable Object name) {
            names.add(String.valueOf(name));
            return values.get(name);
          }

          @Override
          public Set<Entry<String, String>> entrySet() {
            throw new UnsupportedOperationException("variables are read one by one");
          }
        });
    return names;
  }
}

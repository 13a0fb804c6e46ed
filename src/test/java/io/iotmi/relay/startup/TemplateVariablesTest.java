package io.iotmi.relay.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.template.ParameterValues;
import io.iotmi.relay.template.Resolution;
import io.iotmi.relay.template.Template;
import java.time.InstantSource;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The template gives each function the variables that the code reads, and no others. */
final class TemplateVariablesTest {
  private static final Template TEMPLATE = Template.read();

  /** Lambda sets it. */
  private static final Set<String> OF_LAMBDA = Set.of("AWS_REGION", "AWS_LAMBDA_LOG_LEVEL");

  /**
   * For those who have no use for CloudWatch, where the template's alarms need it, for those who
   * set an endpoint for all services or none, and for a function that asks a vendor.
   */
  private static final Set<String> NOT_GIVEN =
      Set.of(
          "AWS_ENDPOINT_URL",
          "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
          "AWS_USE_FIPS_ENDPOINT",
          "POWERTOOLS_METRICS_DISABLED",
          "VENDOR_API_ADDRESS");

  /** Read by the door of a vendor, see DoorWiringTest, and where operations are answered. */
  private static final Set<String> OF_A_VENDOR =
      Set.of("AWS_ENDPOINT_URL_KMS", "AWS_ENDPOINT_URL_SECRETS_MANAGER");

  /** What another source has a use for. */
  private static final Map<String, Set<String>> OF_THE_OTHERS =
      Map.of(
          "WebhookFunction",
          Set.of("REJECTED_QUEUE_URL", "JOB_QUEUE_URL", "TOKEN_KEY", "WEBHOOK_URL"),
          "QueueFunction",
          Set.of(
              "EVENT_QUEUE_URL", "OVERFLOW_QUEUE_URL", "JOB_QUEUE_URL", "TOKEN_KEY", "WEBHOOK_URL"),
          "ConnectorFunction",
          Set.of(
              "EVENT_QUEUE_URL",
              "OVERFLOW_QUEUE_URL",
              "REJECTED_QUEUE_URL",
              "SEND_SHARE",
              "WEBHOOK_URL"),
          "JobFunction",
          Set.of("EVENT_QUEUE_URL", "OVERFLOW_QUEUE_URL"));

  static Stream<String> functions() {
    return TEMPLATE.ofType("AWS::Serverless::Function").stream();
  }

  @Test
  void theTemplateHasNoOtherFunctions() {
    assertEquals(OF_THE_OTHERS.keySet(), TEMPLATE.ofType("AWS::Serverless::Function"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionHasTheVariablesThatTheCodeReads(String function) {
    SortedSet<String> read = read(local(function));
    read.removeAll(NOT_GIVEN);
    read.removeAll(OF_LAMBDA);
    read.addAll(OF_A_VENDOR);
    read.removeAll(OF_THE_OTHERS.getOrDefault(function, Set.of()));
    assertEquals(read, new TreeSet<>(TEMPLATE.variables(function).keySet()));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionStartsWithTheDefaultsOfTheParameters(String function) {
    assertNotNull(Settings.from(local(function)));
  }

  static Stream<String> parameters() {
    return TEMPLATE.parameters().properties().stream().map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void whatAParameterAdmitsTheFunctionsAccept(String name) {
    for (String value : ParameterValues.of(TEMPLATE, name)) {
      functions()
          .forEach(
              function ->
                  assertNotNull(Settings.from(local(function, Map.of(name, value))), value));
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

  /** Without a reservation the webhook's runtimes are not counted; ten have its share. */
  @Test
  void allRuntimesTogetherStayBelowTheQuota() {
    for (Map<String, String> given :
        Stream.of(
                Map.<String, String>of(),
                Map.of("WebhookConcurrency", "1"),
                Map.of("WebhookConcurrency", "7", "QueueConcurrency", "1000"),
                Map.of("AccountQuota", "250", "QueueConcurrency", "9"),
                Map.of("Vendor", "acme", "JobConcurrency", "12", "QueueConcurrency", "4"),
                Map.of("Vendor", "acme", "Operations", "none"))
            .toList()) {
      int reserved = number("WebhookConcurrency", given);
      double sum =
          limit("WebhookFunction", given) * (reserved == 0 ? 10 : reserved)
              + limit("QueueFunction", given) * number("QueueConcurrency", given)
              + (new Resolution(TEMPLATE.root(), given).condition("AnswersOperations")
                  ? limit("JobFunction", given) * number("JobConcurrency", given)
                  : 0);
      assertEquals(number("AccountQuota", given), sum, 1e-6);
    }
  }

  private static double limit(String function, Map<String, String> given) {
    return Settings.from(local(function, given)).sendRateLimit();
  }

  private static int number(String parameter, Map<String, String> given) {
    String preset = TEMPLATE.parameters().path(parameter).path("Default").asText();
    return Integer.parseInt(given.getOrDefault(parameter, preset));
  }

  private static Map<String, String> local(String function) {
    return local(function, Map.of());
  }

  /** The function's variables with parameters filled in. */
  private static Map<String, String> local(String function, Map<String, String> given) {
    Map<String, String> environment = new TreeMap<>(Map.of("AWS_REGION", "eu-west-1"));
    environment.putAll(TEMPLATE.environment(function, given));
    return environment;
  }

  /** Which variables the start looks at. */
  private static SortedSet<String> read(Map<String, String> environment) {
    TreeSet<String> names = new TreeSet<>();
    Map<String, String> values = new HashMap<>(environment);
    // Queues and table, whether or not this function has them, so that their endpoints are asked
    // for.
    values.putIfAbsent("REJECTED_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/rejected");
    Map<String, String> watched =
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
        };
    assertNotNull(new Wiring(Settings.from(watched), watched, InstantSource.system()).pipeline());
    return names;
  }
}

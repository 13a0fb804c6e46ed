package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A new value of a parameter reaches the running version. SAM names versions by the template's text
 * and does not see it, so their descriptions have to tell:
 * https://github.com/aws/serverless-application-model/issues/3820
 */
final class VersionDescriptionTest {
  private static final Template TEMPLATE = Template.read();

  static Stream<String> parameters() {
    return TEMPLATE.parameters().properties().stream().map(Map.Entry::getKey);
  }

  static Stream<String> functions() {
    return TEMPLATE.ofType("AWS::Serverless::Function").stream();
  }

  /** Lambda refuses to publish what differs from the last version in its description alone. */
  @ParameterizedTest
  @MethodSource("parameters")
  void theDescriptionChangesWhereTheFunctionDoesAndNowhereElse(String name) {
    List<Map<String, String>> all = ParameterValues.given(TEMPLATE, name);
    assertTrue(all.size() > 1, name + " has no second value in parameter-values.json");
    for (String function : functions().toList()) {
      for (Map<String, String> one : all) {
        Published before = Published.of(TEMPLATE, function, one);
        for (Map<String, String> other : all) {
          Published after = Published.of(TEMPLATE, function, other);
          assertEquals(
              before.settings().equals(after.settings()),
              before.description().equals(after.description()),
              () -> function + " from " + one + " to " + other);
        }
      }
    }
  }

  /** Two settings that trade their values are another function, too. */
  @ParameterizedTest
  @MethodSource("functions")
  void settingsThatTradeTheirValuesMakeAnotherDescription(String function) {
    Map<String, String> given = Map.of("MaxDevicesPerRequest", "5000", "SendConcurrency", "7");
    Map<String, String> traded = Map.of("MaxDevicesPerRequest", "7", "SendConcurrency", "5000");
    assertTrue(
        !Published.of(TEMPLATE, function, given)
            .description()
            .equals(Published.of(TEMPLATE, function, traded).description()));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theLongestValuesFitIntoADescription(String function) {
    Map<String, String> longest = new HashMap<>();
    parameters()
        .forEach(
            name ->
                longest.put(
                    name,
                    ParameterValues.of(TEMPLATE, name).stream()
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow()));
    String description = Published.of(TEMPLATE, function, longest).description();
    assertTrue(description.length() < 256, description.length() + ": " + description);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void theValuesTriedAreValuesThatTheParameterTakes(String name) {
    String pattern = TEMPLATE.parameters().path(name).path("AllowedPattern").asText(".*");
    for (String value : ParameterValues.of(TEMPLATE, name)) {
      assertTrue(value.matches(pattern), name + ": " + value);
    }
  }
}

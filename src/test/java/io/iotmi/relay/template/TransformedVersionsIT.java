package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What SAM makes of the template with the defaults, and with another value of one parameter: a
 * function that changes has another version, which the alias then names.
 */
final class TransformedVersionsIT {
  /** Belong to the function and not to its versions. */
  private static final Set<String> NOT_OF_A_VERSION =
      Set.of("ReservedConcurrentExecutions", "Tags");

  private static JsonNode each;

  @BeforeAll
  static void read() throws IOException {
    each = new ObjectMapper().readTree(Path.of(System.getProperty("template.each")).toFile());
  }

  static Stream<String> parameters() {
    return Template.read().parameters().properties().stream().map(Map.Entry::getKey);
  }

  static Stream<String> functions() {
    return Template.read().ofType("AWS::Serverless::Function").stream();
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aFunctionThatChangesHasAnotherVersion(String parameter) {
    JsonNode other = each.path("others").path(parameter);
    Resolution before = new Resolution(each.path("defaults"), Map.of());
    Resolution after = changed(other);
    for (String function : functions().toList()) {
      assertEquals(
          settings(before, function).equals(settings(after, function)),
          version(before, function).equals(version(after, function)),
          function + ": " + version(before, function) + " and " + version(after, function));
    }
  }

  @Test
  void theParametersThatChangeAFunctionAreMoreThanAFew() {
    Resolution before = new Resolution(each.path("defaults"), Map.of());
    Set<String> changing = new TreeSet<>();
    each.path("others")
        .properties()
        .forEach(
            other -> {
              Resolution after = changed(other.getValue());
              if (!settings(before, "QueueFunction").equals(settings(after, "QueueFunction"))) {
                changing.add(other.getKey());
              }
            });
    assertTrue(
        changing.containsAll(
            List.of("Architecture", "ConnectorId", "KmsKeyArn", "LogLevel", "QueueMemory")),
        changing.toString());
  }

  /** Both policies: SAM's for a version whose name changes, the template's for its description. */
  @ParameterizedTest
  @MethodSource("functions")
  void anOldVersionIsKeptHoweverItIsReplaced(String function) {
    JsonNode version = one(each.path("defaults"), function);
    assertEquals("Retain", version.path("DeletionPolicy").asText());
    assertEquals("Retain", version.path("UpdateReplacePolicy").asText());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theFunctionItselfGoesWithTheStack(String function) {
    JsonNode resource = each.path("defaults").path("Resources").path(function);
    assertTrue(resource.path("DeletionPolicy").isMissingNode());
  }

  private static Resolution changed(JsonNode other) {
    Map<String, String> given = new TreeMap<>();
    other.path("given").properties().forEach(p -> given.put(p.getKey(), p.getValue().asText()));
    return new Resolution(other.path("template"), given);
  }

  private static JsonNode settings(Resolution resolution, String function) {
    JsonNode properties = resolution.root().path("Resources").path(function).path("Properties");
    return assertInstanceOf(ObjectNode.class, resolution.of(properties), function)
        .without(NOT_OF_A_VERSION);
  }

  /** Its logical id and its description; with either, CloudFormation publishes another one. */
  private static String version(Resolution resolution, String function) {
    String id = resolution.root().path("Resources").path(function + "Aliaslive").toString();
    JsonNode version = one(resolution.root(), function);
    assertTrue(id.contains("\"" + name(resolution.root(), function) + "\""), id);
    String description = resolution.text(version.path("Properties").path("Description"));
    return name(resolution.root(), function) + " " + description;
  }

  private static JsonNode one(JsonNode template, String function) {
    return template.path("Resources").path(name(template, function));
  }

  private static String name(JsonNode template, String function) {
    List<String> names =
        template.path("Resources").properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> name.matches(function + "Version[0-9a-f]{10}"))
            .toList();
    assertEquals(1, names.size(), names.toString());
    return names.getFirst();
  }
}

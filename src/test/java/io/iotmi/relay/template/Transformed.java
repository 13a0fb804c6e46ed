package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The CloudFormation that SAM makes of the template, which {@code .ci/run} writes with a gradual
 * deployment chosen.
 */
record Transformed(JsonNode root) {

  static Transformed read() throws IOException {
    Path file = Path.of(System.getProperty("template.transformed"));
    return new Transformed(new ObjectMapper().readTree(file.toFile()));
  }

  JsonNode resources() {
    return root.path("Resources");
  }

  JsonNode properties(String name) {
    assertTrue(resources().has(name), "no resource " + name);
    return resources().path(name).path("Properties");
  }

  Stream<Map.Entry<String, JsonNode>> ofType(String type) {
    return resources().properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type));
  }

  Set<String> names(String type) {
    return ofType(type).map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
  }
}

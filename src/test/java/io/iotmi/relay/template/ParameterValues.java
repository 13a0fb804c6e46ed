package io.iotmi.relay.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that a parameter of the template takes: its default, its bounds, all that are listed, and
 * for a pattern the examples of {@code parameter-values.json}, the longest among them.
 */
public final class ParameterValues {
  private static final Path EXAMPLES = Path.of("src/test/resources/template/parameter-values.json");

  private ParameterValues() {}

  /** The default comes first. */
  public static List<String> of(Template template, String name) {
    JsonNode parameter = template.parameters().path(name);
    Set<String> values = new LinkedHashSet<>();
    values.add(parameter.path("Default").asText());
    for (String bound : List.of("MinValue", "MaxValue")) {
      if (parameter.has(bound)) {
        values.add(parameter.path(bound).asText());
      }
    }
    parameter.path("AllowedValues").forEach(value -> values.add(value.asText()));
    if (parameter.has("AllowedPattern")) {
      examples(name).forEach(value -> values.add(value.asText()));
    }
    return new ArrayList<>(values);
  }

  /**
   * The parameter with each of its values. A parameter that has a revision gets another one with
   * each value, as the template's rules demand; its default has revision 0.
   */
  public static List<Map<String, String>> given(Template template, String name) {
    String revision = name + "Revision";
    List<Map<String, String>> given = new ArrayList<>();
    for (String value : of(template, name)) {
      given.add(
          template.parameters().has(revision)
              ? Map.of(name, value, revision, String.valueOf(given.size()))
              : Map.of(name, value));
    }
    return given;
  }

  private static JsonNode examples(String name) {
    try {
      return new ObjectMapper().readTree(EXAMPLES.toFile()).path(name);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + EXAMPLES, e);
    }
  }
}

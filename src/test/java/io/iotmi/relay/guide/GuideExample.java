package io.iotmi.relay.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An example of AWS's guide to connectors.
 *
 * @param page its address
 * @param form {@code as printed}, apart from what keeps it from being JSON, or {@code as accepted}:
 *     brought to what the service model takes
 * @param file all that the file says of it
 */
public record GuideExample(String name, String page, String form, JsonNode body, JsonNode file) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What managed integrations sends. */
  public static List<GuideExample> calls() {
    return of("calls.json");
  }

  /** What it hears. */
  public static List<GuideExample> replies() {
    return of("replies.json");
  }

  /** What a connector sends. */
  public static List<GuideExample> events() {
    return of("events.json");
  }

  private static List<GuideExample> of(String file) {
    try (InputStream in = GuideExample.class.getResourceAsStream("/guide/" + file)) {
      List<GuideExample> examples = new ArrayList<>();
      for (JsonNode one : JSON.readTree(in)) {
        examples.add(
            new GuideExample(
                one.path("name").asText(),
                one.path("page").asText(),
                one.path("form").asText(),
                one.path("body"),
                one));
      }
      return examples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name + " " + form + ", " + page;
  }
}

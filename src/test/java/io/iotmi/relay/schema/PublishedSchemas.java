package io.iotmi.relay.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files under {@code src/site/resources/schema}, read as a sender's validator reads them. */
public final class PublishedSchemas {
  private static final String BASE = "https://relay.invalid/";
  private static final Path FOLDER = Path.of("src/site/resources/schema");

  /** JSON is YAML as well. */
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(PublishedSchemas::text));

  private final Schema schema;

  private PublishedSchemas(Schema schema) {
    this.schema = schema;
  }

  public static PublishedSchemas requestForm() {
    return at("request-form.schema.json");
  }

  public static PublishedSchemas cloudEvent() {
    return at("cloud-event.schema.json");
  }

  /** A file, or a place in it, as a JSON Pointer after {@code #}. */
  public static PublishedSchemas at(String location) {
    return new PublishedSchemas(REGISTRY.getSchema(SchemaLocation.of(BASE + location)));
  }

  /** What is wrong with the value, formats such as that of a time included; empty if nothing. */
  public List<String> violations(JsonNode value) {
    return schema
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  /** A whole file, which may be YAML. */
  public static JsonNode document(String file) throws IOException {
    return YAML.readTree(Files.readString(FOLDER.resolve(file)));
  }

  private static @Nullable String text(String location) {
    if (!location.startsWith(BASE)) {
      return null;
    }
    try {
      return document(location.substring(BASE.length())).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.iotmi.relay.stage.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The schemas under {@code src/site/resources/schema} are those of the shapes. {@code
 * -Dgolden.rewrite=true} writes them anew.
 */
final class SchemaFilesTest {
  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .build()
          .writer(
              new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)));

  @Test
  void theRequestFormIsPublishedAsItIsChecked() throws IOException {
    isPublished(EventSchemas.requestForm(), "request-form.schema.json");
  }

  @Test
  void theCloudEventIsPublishedAsItIsChecked() throws IOException {
    isPublished(EventSchemas.cloudEvent(), "cloud-event.schema.json");
  }

  private static void isPublished(JsonNode schema, String file) throws IOException {
    Path published = Path.of("src/site/resources/schema", file);
    String text = JSON.writeValueAsString(schema) + "\n";
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(published, text);
    }
    assertEquals(text, Files.readString(published), file);
  }
}

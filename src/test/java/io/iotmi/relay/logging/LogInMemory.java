package io.iotmi.relay.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A log whose lines stay in memory, on a clock that stands still. */
final class LogInMemory {
  static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  JsonLoggers loggers(Map<String, String> environment) {
    return new JsonLoggers(
        LogSettings.from(environment), () -> out, () -> Instant.parse("2026-01-02T03:04:05Z"));
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  JsonNode onlyLine() throws Exception {
    String text = text();
    assertEquals(text.length() - 1, text.indexOf('\n'), "one line");
    return JSON.readTree(text);
  }
}

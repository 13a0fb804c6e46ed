package io.iotmi.relay.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.wire.Trees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The function's log lines that say what became of an event. Thread-safe. */
public final class OutcomeLines {
  private final List<Line> lines = new ArrayList<>();

  synchronized void read(String text) {
    if (!text.startsWith("{")) {
      return;
    }
    Optional<JsonNode> json = Trees.read(text.getBytes(StandardCharsets.UTF_8));
    if (json.isPresent() && json.get().path("message").asText().equals("event")) {
      JsonNode line = json.get();
      lines.add(
          new Line(
              line.path("timestamp").asText(),
              text(line, "messageId"),
              line.path("position").asInt(),
              line.path("outcome").asText(),
              text(line, "operation"),
              text(line, "traceId")));
    }
  }

  /** All lines so far, oldest first. */
  public synchronized List<Line> all() {
    return List.copyOf(lines);
  }

  private static @Nullable String text(JsonNode line, String name) {
    return line.hasNonNull(name) ? line.path(name).asText() : null;
  }

  /**
   * One outcome.
   *
   * @param messageId null where the event came from no queue
   */
  public record Line(
      String time,
      @Nullable String messageId,
      int position,
      String outcome,
      @Nullable String operation,
      @Nullable String traceId) {}
}

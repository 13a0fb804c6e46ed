package io.iotmi.relay.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The function's log lines that say what became of an event. Thread-safe. */
public final class OutcomeLines {
  private final List<Line> lines = new ArrayList<>();

  synchronized void read(String text) {
    if (!text.startsWith("{")) {
      return;
    }
    Optional<JsonNode> json = JsonTrees.read(text.getBytes(StandardCharsets.UTF_8));
    if (json.isPresent() && json.get().path("message").asText().equals("event")) {
      JsonNode line = json.get();
      lines.add(
          new Line(
              line.path("timestamp").asText(),
              text(line, "messageId"),
              line.path("position").asInt(),
              line.path("outcome").asText(),
              text(line, "operation"),
              text(line, "traceId"),
              line.path("function_request_id").asText(),
              why(line)));
    }
  }

  /** All lines so far, oldest first. */
  public synchronized List<Line> all() {
    return List.copyOf(lines);
  }

  /** Each fault or the one reason, as a person reads it. */
  private static List<String> why(JsonNode line) {
    List<String> why = new ArrayList<>();
    for (JsonNode fault : line.path("faults")) {
      why.add(joined(fault.path("pointer"), fault.path("message")));
    }
    if (line.hasNonNull("furtherFaults")) {
      why.add("and " + line.path("furtherFaults").asInt() + " more");
    }
    if (line.hasNonNull("reason")) {
      why.add(joined(line.path("pointer"), line.path("reason"), line.path("detail")));
    }
    if (line.path("outcome").asText().equals("conflict")) {
      why.add("this id was seen before with another content");
    }
    return why;
  }

  private static String joined(JsonNode... parts) {
    return Stream.of(parts)
        .map(JsonNode::asText)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static @Nullable String text(JsonNode line, String name) {
    return line.hasNonNull(name) ? line.path(name).asText() : null;
  }

  /**
   * One outcome.
   *
   * @param messageId null where the event came from no queue
   * @param requestId of the invocation
   * @param why what is wrong with it or why it is tried again; empty where it was delivered
   */
  public record Line(
      String time,
      @Nullable String messageId,
      int position,
      String outcome,
      @Nullable String operation,
      @Nullable String traceId,
      String requestId,
      List<String> why) {
    public Line {
      why = List.copyOf(why);
    }

    public Line withWhy(List<String> other) {
      return new Line(time, messageId, position, outcome, operation, traceId, requestId, other);
    }
  }
}

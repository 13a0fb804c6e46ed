package io.iotmi.relay.local.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.OutcomeLines.Line;
import io.iotmi.relay.local.wire.JsonTrees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the events that the function was given. Its log names no device and no event id,
 * because they are sensitive; on the embedded stack they are the reader's own.
 */
public final class Arrivals {
  private final Map<Place, List<ArrivedEvent>> events = new ConcurrentHashMap<>();

  /** Takes note of an invocation. */
  public void add(String requestId, byte[] event) {
    Optional<JsonNode> json = JsonTrees.read(event);
    if (json.isEmpty()) {
      return;
    }
    JsonNode invocation = json.get();
    // A pipe hands over the records of a queue as a bare array.
    JsonNode records =
        invocation.path(0).has("messageId") ? invocation : invocation.path("Records");
    if (records.isArray()) {
      for (JsonNode message : records) {
        add(requestId, message);
      }
    } else if (invocation.path("requestContext").isObject()) {
      events.put(new Place(requestId, null), ArrivedEvent.in(invocation));
    } else {
      events.put(new Place(requestId, null), ArrivedEvent.in(invocation.toString()));
    }
  }

  private void add(String requestId, JsonNode message) {
    JsonNode sns = message.path("Sns");
    if (sns.isObject()) {
      events.put(
          new Place(requestId, sns.path("MessageId").asText()),
          ArrivedEvent.in(sns.path("Message").asText()));
    } else {
      events.put(
          new Place(requestId, message.path("messageId").asText()),
          ArrivedEvent.in(message.path("body").asText()));
    }
  }

  /** A line as its reader wants it: the names that the log holds back are the reader's own. */
  Line named(Line line) {
    return of(line).map(event -> line.withWhy(event.named(line.why()))).orElse(line);
  }

  /** The event that a line of the log tells of. */
  Optional<ArrivedEvent> of(Line line) {
    List<ArrivedEvent> message =
        events.getOrDefault(new Place(line.requestId(), line.messageId()), List.of());
    return line.position() < message.size()
        ? Optional.of(message.get(line.position()))
        : Optional.empty();
  }

  private record Place(String requestId, @Nullable String messageId) {}
}

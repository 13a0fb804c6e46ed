package io.iotmi.relay.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What the function's log says of one event. */
record OutcomeLine(
    Instant at, String message, int position, String key, String outcome, String detail) {

  static List<OutcomeLine> in(List<String> log) {
    return log.stream()
        .filter(line -> line.contains("\"message\":\"event\""))
        .flatMap(line -> JsonTrees.read(line.getBytes(StandardCharsets.UTF_8)).stream())
        .map(OutcomeLine::of)
        .toList();
  }

  private static OutcomeLine of(JsonNode line) {
    return new OutcomeLine(
        Instant.parse(line.path("timestamp").asText()),
        line.path("messageId").asText(),
        line.path("position").asInt(),
        line.path("eventKey").asText(),
        line.path("outcome").asText(),
        line.path("reason").asText() + " " + line.path("detail").asText());
  }

  boolean is(String messageId, int place) {
    return message.equals(messageId) && position == place;
  }

  /** The endpoint was asked and its answer did not come while there was time for it. */
  boolean gaveUpWaiting() {
    return detail.contains("SocketTimeoutException");
  }
}

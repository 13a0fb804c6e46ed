package io.iotmi.relay.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.stage.decode.Decoded;
import java.util.ArrayList;
import java.util.List;

/**
 * All that one invocation let out.
 *
 * @param invocation what the handler took the event for
 * @param decoded the events of each message, by an own reading
 * @param lines of standard output: log and metrics
 * @param sent requests to the endpoint, in one order whatever lane was faster
 * @param failed whether the invocation failed, with the reply as the error's message
 * @param parked deduplication ids of what a queue took
 */
record InvocationRecord(
    Invocation invocation,
    List<List<Decoded>> decoded,
    String reply,
    boolean failed,
    List<String> lines,
    List<String> sent,
    List<String> parked) {

  List<InboundMessage> messages() {
    return messages(invocation);
  }

  static List<InboundMessage> messages(Invocation invocation) {
    return switch (invocation) {
      case Invocation.Batch(List<InboundMessage> messages) -> messages;
      case Invocation.Pipe(List<InboundMessage> messages) -> messages;
      case Invocation.Notification(List<InboundMessage> messages) -> messages;
      case Invocation.Request(InboundMessage message, String method, _) ->
          method.equals("POST") ? List.of(message) : List.of();
      case Invocation.Direct(InboundMessage message) -> List.of(message);
      case Invocation.Webhook _,
          Invocation.HealthCheck _,
          Invocation.Operation _,
          Invocation.Unrecognised _ ->
          List.of();
    };
  }

  /** The lines of the log that tell the outcome of an event, in their order. */
  List<JsonNode> outcomes() {
    List<JsonNode> outcomes = new ArrayList<>();
    for (String line : lines) {
      JsonNode entry = StrictJson.read(line);
      if (entry.path("message").asText().equals("event") && entry.has("outcome")) {
        outcomes.add(entry);
      }
    }
    return outcomes;
  }
}

package io.iotmi.relay.entry;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.stage.decode.Decoded;
import java.util.List;
import java.util.Set;

/**
 * All that one invocation let out.
 *
 * @param invocation what the handler took the event for
 * @param decoded the events of each message, by an own reading
 * @param lines of standard output: log and metrics
 * @param sent requests to the endpoint, in one order whatever lane was faster
 * @param parked message ids on the queue of rejected ones
 */
record Seen(
    Invocation invocation,
    List<List<Decoded>> decoded,
    String reply,
    List<String> lines,
    List<String> sent,
    Set<String> parked) {

  List<InboundMessage> messages() {
    return messages(invocation);
  }

  static List<InboundMessage> messages(Invocation invocation) {
    return switch (invocation) {
      case Invocation.Batch(List<InboundMessage> messages) -> messages;
      case Invocation.Request(InboundMessage message, String method, _) ->
          method.equals("POST") ? List.of(message) : List.of();
      case Invocation.Direct(InboundMessage message) -> List.of(message);
      case Invocation.Operation _, Invocation.Unrecognised _ -> List.of();
    };
  }
}

package io.iotmi.relay.entry;

import static io.iotmi.relay.entry.Invariant.demand;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.endpoint.PublishedModel;
import io.iotmi.relay.stage.decode.Decoded;
import java.util.List;
import java.util.Optional;

/** What the handler promises for any bytes whatsoever. Throws where a promise is broken. */
final class HandlerInvariants {
  private static final PublishedModel MODEL = PublishedModel.documented();

  private HandlerInvariants() {}

  /** Runs the event and holds what comes out against all promises. */
  static void check(byte[] event) {
    WatchedHandler handler = new WatchedHandler();
    InvocationRecord first = handler.run(event);
    hold(first);
    InvocationRecord elsewhere = new WatchedHandler().run(event);
    demand(first.reply().equals(elsewhere.reply()), "the same event is answered alike");
    demand(first.sent().equals(elsewhere.sent()), "the same event is sent alike");
    InvocationRecord repeated = handler.run(event);
    hold(repeated);
    neverSendsTwice(first.outcomes(), repeated.outcomes());
  }

  /** What holds for any one invocation. */
  static void hold(InvocationRecord seen) {
    nothingSensitiveGetsOut(seen);
    List<JsonNode> outcomes = seen.outcomes();
    eachEventHasOneOutcome(seen, outcomes);
    whatIsSentIsValid(seen);
    ReplyInvariants.hold(seen, outcomes);
  }

  private static void whatIsSentIsValid(InvocationRecord seen) {
    for (String request : seen.sent()) {
      int space = request.indexOf(' ');
      Optional<String> fault =
          MODEL
              .violationOfConnectorId(request.substring(0, space))
              .or(() -> MODEL.violation(StrictJson.read(request.substring(space + 1))));
      demand(fault.isEmpty(), "what is sent is valid: " + fault.orElse(""));
    }
  }

  private static void eachEventHasOneOutcome(InvocationRecord seen, List<JsonNode> outcomes) {
    List<Decoded> expected = seen.decoded().stream().flatMap(List::stream).toList();
    demand(outcomes.size() == expected.size(), "each event has one outcome");
    int next = 0;
    for (List<Decoded> ofMessage : seen.decoded()) {
      for (int position = 0; position < ofMessage.size(); position++) {
        demand(
            outcomes.get(next++).path("position").asInt(-1) == position,
            "outcomes stand in the order of arrival");
      }
    }
  }

  private static void nothingSensitiveGetsOut(InvocationRecord seen) {
    demand(!seen.reply().contains(LeakMarker.MARK), "the reply shows nothing sensitive");
    for (String line : seen.lines()) {
      demand(!line.contains(LeakMarker.MARK), "the log shows nothing sensitive");
      demand(line.chars().allMatch(c -> c >= ' ' && c < 0x7F), "a line is printable ASCII");
      demand(
          !StrictJson.read(line).path("level").asText().equals("ERROR"), "no bug is met: " + line);
    }
  }

  private static void neverSendsTwice(List<JsonNode> first, List<JsonNode> repeated) {
    for (int i = 0; i < first.size(); i++) {
      if (first.get(i).path("outcome").asText().equals("delivered")
          && first.get(i).has("eventKey")) {
        demand(
            repeated.get(i).path("outcome").asText().equals("duplicate"),
            "what was delivered is a duplicate when it comes again");
      }
    }
  }
}

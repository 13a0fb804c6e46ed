package io.iotmi.relay.entry;

import static io.iotmi.relay.entry.Invariant.demand;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.decode.Decoded;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the reply promises, to each kind of invoker. */
final class ReplyInvariants {
  /** The heaviest outcome of a reply decides on its status. */
  private static final List<String> BY_WEIGHT =
      List.of(
          "delivered", "duplicate", "queued", "conflict", "unreadable", "rejected", "retry-later");

  private static final Map<String, Integer> STATUS =
      Map.of(
          "delivered", 200,
          "duplicate", 200,
          "queued", 202,
          "conflict", 409,
          "unreadable", 400,
          "rejected", 422,
          "retry-later", 503);

  private ReplyInvariants() {}

  /** Holds the reply against what the log says of each event. */
  static void hold(InvocationRecord seen, List<JsonNode> outcomes) {
    JsonNode reply = StrictJson.read(seen.reply());
    switch (seen.invocation()) {
      case Invocation.Batch batch -> holdBatch(seen, reply, outcomes);
      case Invocation.Pipe pipe -> holdHandover(seen, outcomes);
      case Invocation.Notification notification -> holdHandover(seen, outcomes);
      case Invocation.Request(_, String method, _) -> {
        for (JsonNode header : reply.path("headers")) {
          demand(header.asText().chars().allMatch(c -> c >= ' ' && c < 0x7F), "a header is a line");
        }
        JsonNode body = StrictJson.read(reply.path("body").asText());
        int status = reply.path("statusCode").asInt();
        demand(status == body.path("status").asInt(), "both status codes agree");
        if (method.equals("POST")) {
          holdAnswer(seen, body, outcomes);
        } else {
          demand(status == 405 && seen.sent().isEmpty(), "only POST brings events");
        }
      }
      case Invocation.Webhook webhook -> {}
      case Invocation.Direct direct -> {
        holdHandover(seen, outcomes);
        holdAnswer(seen, reply, outcomes);
      }
      case Invocation.HealthCheck _ ->
          demand(reply.path("statusCode").asInt() == 200, "a health check is answered");
      case Invocation.Operation _ -> {
        demand(
            Set.of(400, 401, 403, 501).contains(reply.path("header").path("responseCode").asInt()),
            "an operation is answered in its envelope");
        demand(seen.sent().isEmpty(), "an operation is no event");
      }
      case Invocation.Unrecognised unrecognised -> {
        demand(seen.failed(), "what is not recognised fails the invocation");
        demand(reply.path("status").asInt() == 400, "what is not recognised is told so");
        demand(seen.sent().isEmpty(), "what is not recognised is not sent");
      }
    }
  }

  private static void holdBatch(InvocationRecord seen, JsonNode reply, List<JsonNode> outcomes) {
    demand(reply.size() == 1, "the reply has one member");
    Set<String> returned = new HashSet<>();
    for (JsonNode failure : reply.path("batchItemFailures")) {
      String id = failure.path("itemIdentifier").asText();
      demand(!id.isEmpty() && returned.add(id), "an id is not empty and stands once");
    }
    Set<String> given = new HashSet<>();
    boolean unique = true;
    int next = 0;
    for (int i = 0; i < seen.messages().size(); i++) {
      String id = seen.messages().get(i).source() instanceof Source.Sqs sqs ? sqs.messageId() : "";
      unique &= given.add(id);
      boolean done = true;
      boolean refused = false;
      for (Decoded ignored : seen.decoded().get(i)) {
        String outcome = outcomes.get(next++).path("outcome").asText();
        done &= outcome.equals("delivered") || outcome.equals("duplicate");
        refused |= Set.of("rejected", "unreadable", "conflict").contains(outcome);
      }
      if (unique && !id.isEmpty()) {
        boolean safe = returned.contains(id) || seen.parked().contains(id);
        demand(done || safe, "no message is lost");
        demand(refused || !seen.parked().contains(id), "only what is refused is parked");
      }
    }
    demand(given.containsAll(returned), "only ids that were given return");
  }

  /** The invocation fails exactly where an event was neither delivered nor put on a queue. */
  private static void holdHandover(InvocationRecord seen, List<JsonNode> outcomes) {
    long open =
        outcomes.stream()
            .filter(o -> !List.of("delivered", "duplicate").contains(o.path("outcome").asText()))
            .count();
    demand(!seen.failed() || open > 0, "what is delivered fails nothing");
    if (!(seen.invocation() instanceof Invocation.Pipe)) {
      demand(seen.failed() == open > seen.parked().size(), "what nothing took fails");
    }
  }

  private static void holdAnswer(InvocationRecord seen, JsonNode body, List<JsonNode> outcomes) {
    int events = seen.decoded().getFirst().size();
    demand(body.path("events").size() == events, "the reply lists each event");
    int worst = 0;
    for (int i = 0; i < events; i++) {
      JsonNode event = body.path("events").path(i);
      demand(event.path("position").asInt() == i, "events stand in their order");
      String outcome = event.path("outcome").asText();
      String logged = outcomes.get(i).path("outcome").asText();
      demand(
          outcome.equals(logged) || (outcome.equals("queued") && logged.equals("retry-later")),
          "log and reply say the same");
      worst = Math.max(worst, BY_WEIGHT.indexOf(outcome));
    }
    demand(
        Integer.valueOf(body.path("status").asInt()).equals(STATUS.get(BY_WEIGHT.get(worst))),
        "the status is that of the worst event");
  }
}

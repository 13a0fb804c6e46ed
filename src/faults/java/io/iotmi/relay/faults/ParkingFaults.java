package io.iotmi.relay.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.faults.Killer.Moment;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.wire.Interceptor;
import io.iotmi.relay.local.wire.JsonTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What goes wrong between the function and SQS, for parked and overflowing events alike. */
final class ParkingFaults implements Interceptor {
  /** How a call goes wrong. */
  private enum Kind {
    ERROR_500,
    RESET_BEFORE,
    ANSWER_LOST,
    PAGE_200,
    PAGE_404,
    SOME_FAILED
  }

  private final FaultSampler<Kind> sampler;
  private final Journal journal;
  private final Killer killer;

  ParkingFaults(FaultPlan plan, Journal journal, Killer killer) {
    this.sampler = new FaultSampler<>(plan.seed() + 2, plan.parking(), List.of(Kind.values()));
    this.journal = journal;
    this.killer = killer;
  }

  void off() {
    sampler.off();
  }

  @Override
  public Optional<Answer> pass(Call call, Onward onward) throws IOException, InterruptedException {
    if (call.operation().equals("ChangeMessageVisibilityBatch")) {
      return onward.send(sooner(call.body()));
    }
    Optional<Kind> kind = sampler.draw();
    Optional<Answer> answer;
    if (kind.isEmpty()) {
      answer = onward.send(call.body());
    } else {
      journal.count("parking " + kind.get().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      answer = wrong(kind.get(), call, onward);
    }
    Moment moment = isWebhook(call) ? Moment.BETWEEN_QUEUE_AND_VENDOR : Moment.WHILE_PARKING;
    return killer.at(moment, call.sessionToken()) ? Optional.empty() : answer;
  }

  /** The door puts a payload on the queue of events; one that is parked goes to another. */
  private static boolean isWebhook(Call call) {
    String body = new String(call.body(), StandardCharsets.UTF_8);
    return body.contains("vendorPayload") && !body.contains(EmbeddedStack.REJECTED);
  }

  /** A run has no quarter of an hour for a message that failed often. */
  private static byte[] sooner(byte[] body) {
    JsonNode call = JsonTrees.read(body).orElse(JsonTrees.object());
    for (JsonNode entry : call.path("Entries")) {
      if (entry instanceof ObjectNode message) {
        message.put("VisibilityTimeout", Math.min(2, message.path("VisibilityTimeout").asInt()));
      }
    }
    return JsonTrees.bytes(call);
  }

  private static Optional<Answer> wrong(Kind kind, Call call, Onward onward)
      throws IOException, InterruptedException {
    return switch (kind) {
      case ERROR_500 -> answer(500, "{\"__type\":\"com.amazonaws.sqs#InternalError\"}");
      case RESET_BEFORE -> Optional.empty();
      case ANSWER_LOST -> {
        onward.send(call.body());
        yield Optional.empty();
      }
      case PAGE_200 -> answer(200, "<html>Sign in</html>");
      case PAGE_404 -> answer(404, "<html>Not here</html>");
      case SOME_FAILED -> lastFailed(call, onward);
    };
  }

  /** The last entry never reaches the queue. */
  private static Optional<Answer> lastFailed(Call call, Onward onward)
      throws IOException, InterruptedException {
    JsonNode body = JsonTrees.read(call.body()).orElse(JsonTrees.object());
    JsonNode entries = body.path("Entries");
    ObjectNode rest = body.deepCopy();
    ArrayNode others = rest.putArray("Entries");
    for (int i = 0; i < entries.size() - 1; i++) {
      others.add(entries.path(i));
    }
    ObjectNode reply = JsonTrees.object();
    if (!others.isEmpty()) {
      Optional<Answer> given = onward.send(JsonTrees.bytes(rest));
      JsonNode tree = given.flatMap(one -> JsonTrees.read(one.body())).orElse(JsonTrees.object());
      reply.set("Successful", tree.path("Successful"));
    }
    ObjectNode failed = reply.putArray("Failed").addObject();
    failed.set("Id", entries.path(entries.size() - 1).path("Id"));
    failed.put("SenderFault", false).put("Code", "InternalError");
    return answer(200, reply.toString());
  }

  private static Optional<Answer> answer(int status, String body) {
    return Optional.of(
        new Answer(
            status,
            Map.of("Content-Type", List.of("application/x-amz-json-1.0")),
            body.getBytes(StandardCharsets.UTF_8)));
  }
}

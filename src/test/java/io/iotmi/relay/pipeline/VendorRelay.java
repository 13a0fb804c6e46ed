package io.iotmi.relay.pipeline;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.vendor.Folders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A relay of an imaginary vendor whose readings are the payload itself, with a clock to turn. */
final class VendorRelay {
  private final List<Json.Obj> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<String> parked = Collections.synchronizedList(new ArrayList<>());
  private final ConnectorPipeline pipeline;
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private SendResult.Answer answer = new SendResult.Answer.Accepted();
  private int messages;

  VendorRelay(Folders folder, UnaryOperator<PipelineBuilder> more) {
    pipeline =
        more.apply(
                PipelineBuilder.sendingBy(
                        (request, xray, deadline) -> {
                          sent.add(RequestJson.of(request));
                          return new SendResult(answer, 1, 0);
                        })
                    .queues(
                        (url, put, deadline) -> {
                          put.forEach(message -> parked.add(message.body()));
                          return put.stream().map(message -> true).toList();
                        })
                    .vendor(folder.read()))
            .build();
  }

  Deadline deadline() {
    return new Deadline(now.plusSeconds(30), () -> now);
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** From now on the endpoint answers that. */
  void answer(SendResult.Answer given) {
    answer = given;
  }

  /** Bodies with ' in place of ", each a message of its own that is put on the queue now. */
  RelayedBatch relay(String... bodies) {
    return relay(now, bodies);
  }

  RelayedBatch relay(Instant queued, String... bodies) {
    List<InboundMessage> batch = new ArrayList<>();
    for (String body : bodies) {
      Source source =
          new Source.Sqs("m" + messages++, "arn:q", null, null, queued, Map.of(), null, null, null);
      batch.add(new InboundMessage(batch.size(), source, text(body)));
    }
    return pipeline.relayBatch(batch, "run", deadline());
  }

  /** A body that an HTTP caller sends. */
  RelayedRequest request(String body) {
    return pipeline.relayRequest(
        new InboundMessage(0, new Source.Http(Map.of()), text(body)), "run", deadline());
  }

  private static Body.Text text(String body) {
    return new Body.Text(body.replace('\'', '"'));
  }

  /** The members of what was sent since the last call, in their order, with ' in place of ". */
  List<String> sent(String member) {
    List<String> found = new ArrayList<>();
    for (Json.Obj request : sent) {
      Json value = request.get(member);
      found.add(value == null ? "" : text(value));
    }
    sent.clear();
    return found;
  }

  private static String text(Json value) {
    return value instanceof Json.Text(String text)
        ? text
        : new String(JsonWriter.bytes(value), StandardCharsets.UTF_8).replace('"', '\'');
  }

  int parked() {
    return parked.size();
  }

  static List<String> outcomes(RelayedBatch reply) {
    return reply.relayed().results().stream()
        .map(EventResult::outcome)
        .map(Outcome::label)
        .toList();
  }

  static int count(Count count, RelayedBatch reply) {
    return reply.relayed().counts().get(count);
  }
}

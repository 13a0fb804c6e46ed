package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.operation.NotOffered;
import io.iotmi.relay.pipeline.PipelineBuilder;
import io.iotmi.relay.stage.claim.InMemoryLedger;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The handler with an endpoint that takes everything, unless it is down, and a ledger that stays.
 */
final class RelayInMemory {
  private final List<JsonNode> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<String> forwarded = Collections.synchronizedList(new ArrayList<>());
  private final List<QueuedMessage> queued = Collections.synchronizedList(new ArrayList<>());
  private final ConnectorHandler handler;
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private boolean down;

  RelayInMemory() {
    handler =
        new ConnectorHandler(
            PipelineBuilder.sendingBy(
                    (request, xray, deadline) ->
                        answer(JsonWriter.ascii(RequestJson.of(request)), xray))
                .ledger(new InMemoryLedger(Duration.ofDays(14)))
                .queues((url, messages, deadline) -> messages.stream().map(queued::add).toList())
                .build(),
            Webhooks.NONE,
            new NotOffered(Set.of("connector")),
            Jobs.NONE,
            Telemetry.withoutMetrics(),
            () -> now,
            null);
  }

  private SendResult answer(String request, @Nullable String xray) {
    if (down) {
      return new SendResult(new SendResult.Answer.Unavailable("HTTP 503"), 1, 0);
    }
    sent.add(StrictJson.read(request));
    forwarded.add(String.valueOf(xray));
    return new SendResult(new SendResult.Answer.Accepted(), 1, 0);
  }

  RelayInMemory down(boolean isDown) {
    down = isDown;
    return this;
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  /** What the handler replies to a Lambda event. */
  JsonNode reply(JsonNode event) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
          output,
          InvocationContext.fresh());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return StrictJson.read(output.toString(StandardCharsets.UTF_8));
  }

  /** The outcomes that an HTTP caller hears. */
  List<String> outcomes(JsonNode request) {
    return body(request).path("events").findValuesAsText("outcome");
  }

  /** The body of the reply to an HTTP request. */
  JsonNode body(JsonNode request) {
    return StrictJson.read(reply(request).path("body").asText());
  }

  /** Hands over a batch of which nothing may return to its queue. */
  RelayInMemory take(JsonNode batch) {
    assertEquals(StrictJson.read("{\"batchItemFailures\":[]}"), reply(batch));
    return this;
  }

  List<JsonNode> sent() {
    return List.copyOf(sent);
  }

  /** X-Ray headers of the requests, in their order; {@code null} in words. */
  List<String> forwarded() {
    return List.copyOf(forwarded);
  }

  List<QueuedMessage> queued() {
    return List.copyOf(queued);
  }

  /** Attributes of the one message that is on a queue. */
  Map<String, String> onlyQueued() {
    assertEquals(1, queued.size(), queued::toString);
    return Sent.texts(queued.getFirst());
  }
}

package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.operation.NotOffered;
import io.iotmi.relay.pipeline.PipelineBuilder;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.plan.PlanRules;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A handler that remembers, with an endpoint and queues that fail as a test wants. */
final class TestRelay {
  /** Devices for which the endpoint does not answer. */
  final Set<String> unavailable = new HashSet<>();

  /** Devices that the endpoint refuses with words of its own. */
  final Set<String> refused = new HashSet<>();

  /** What was accepted, in order. */
  final List<SendConnectorEvent> accepted = Collections.synchronizedList(new ArrayList<>());

  final List<QueuedMessage> rejected = new ArrayList<>();
  final List<QueuedMessage> overflow = new ArrayList<>();
  private final ConnectorHandler handler;

  private TestRelay(boolean withQueues) {
    PipelineBuilder pipeline =
        PipelineBuilder.sendingBy((request, xray, deadline) -> answer(request))
            .rules(new PlanRules(PlanRules.Merge.OFF, 100, 262_144, withQueues));
    if (withQueues) {
      pipeline.queues(
          (url, messages, deadline) -> {
            (url.equals("rejected") ? rejected : overflow).addAll(messages);
            return messages.stream().map(message -> true).toList();
          });
    }
    handler =
        new ConnectorHandler(
            pipeline.build(),
            Webhooks.NONE,
            new NotOffered(Set.of("connector")),
            Jobs.NONE,
            Telemetry.withoutMetrics(),
            InstantSource.system(),
            null);
  }

  static TestRelay withoutQueues() {
    return new TestRelay(false);
  }

  static TestRelay withQueues() {
    return new TestRelay(true);
  }

  /** The reply to an invocation that succeeds. */
  JsonNode reply(String event) {
    return reply(event, "request");
  }

  JsonNode reply(String event, String requestId) {
    return StrictJson.read(new String(bytes(event, requestId), StandardCharsets.UTF_8));
  }

  byte[] bytes(String event, String requestId) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          output,
          InvocationContext.of(requestId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toByteArray();
  }

  /** The problem with which an invocation fails. */
  JsonNode problem(String event) {
    return problem(event, "request");
  }

  JsonNode problem(String event, String requestId) {
    InvocationFailed failed = assertThrows(InvocationFailed.class, () -> bytes(event, requestId));
    return StrictJson.read(String.valueOf(failed.getMessage()));
  }

  List<String> devices() {
    return accepted.stream().map(TestRelay::device).toList();
  }

  private static String device(SendConnectorEvent request) {
    Sensitive device = request.connectorDeviceId();
    return device == null ? "" : device.value();
  }

  private SendResult answer(SendConnectorEvent request) {
    if (unavailable.contains(device(request))) {
      return new SendResult(new SendResult.Answer.Unavailable("HTTP 503"), 1, 0);
    }
    if (refused.contains(device(request))) {
      return new SendResult(
          new SendResult.Answer.Refused(
              "ValidationException", new Sensitive("1 validation error detected")),
          1,
          0);
    }
    accepted.add(request);
    return new SendResult(new SendResult.Answer.Accepted(), 1, 0);
  }
}

package io.iotmi.relay.entry;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.operation.NotOffered;
import io.iotmi.relay.pipeline.ConnectorPipeline;
import io.iotmi.relay.pipeline.PipelineBuilder;
import io.iotmi.relay.stage.claim.InMemoryLedger;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.plan.PlanRules;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.telemetry.StandardOutput;
import io.iotmi.relay.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * A handler whose every way out is watched. The clock stands still, and endpoint and queue decide
 * by content alone, so that the same events always fare the same.
 */
final class WatchedHandler {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Telemetry TELEMETRY = Telemetry.of("fuzz", "fuzz");
  private static final MessageDecoder DECODER = new MessageDecoder();

  private final InMemoryLedger ledger = new InMemoryLedger(Duration.ofHours(1));

  InvocationRecord run(byte[] event) {
    List<String> sent = Collections.synchronizedList(new ArrayList<>());
    List<String> parked = new ArrayList<>();
    ConnectorHandler handler =
        new ConnectorHandler(
            pipeline(sent, parked),
            Webhooks.NONE,
            new NotOffered(Set.of("connector")),
            Jobs.NONE,
            TELEMETRY,
            () -> NOW,
            null);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    AtomicReference<@Nullable String> failure = new AtomicReference<>();
    List<String> printed =
        // Each outcome has its line at this level, however many there are.
        StandardOutput.during(
            Level.DEBUG,
            () -> {
              try {
                handler.handleRequest(
                    new ByteArrayInputStream(event), output, InvocationContext.fresh());
              } catch (InvocationFailed e) {
                failure.set(e.getMessage());
              }
            });
    String problem = failure.get();
    Invocation invocation = LambdaEvents.recognise(event, "request");
    return new InvocationRecord(
        invocation,
        InvocationRecord.messages(invocation).stream().map(DECODER::decode).toList(),
        problem == null ? output.toString(StandardCharsets.UTF_8) : problem,
        problem != null,
        printed,
        sent.stream().sorted().toList(),
        parked);
  }

  private ConnectorPipeline pipeline(List<String> sent, List<String> parked) {
    return PipelineBuilder.sendingBy((request, xray, deadline) -> answer(request, sent))
        .ledger(ledger)
        .rules(new PlanRules(PlanRules.Merge.LOSSLESS, 3, 4_096, true))
        .queues((url, messages, deadline) -> messages.stream().map(m -> queue(m, parked)).toList())
        .build();
  }

  private static SendResult answer(SendConnectorEvent request, List<String> sent) {
    String body = JsonWriter.canonical(RequestJson.of(request));
    sent.add(request.connectorId() + " " + body);
    return new SendResult(
        switch (Math.floorMod(body.hashCode(), 12)) {
          case 0 -> new SendResult.Answer.Unavailable("HTTP 503");
          case 1 -> new SendResult.Answer.Refused("ValidationException");
          case 2 -> new SendResult.Answer.Refused("ResourceNotFoundException");
          case 3 -> new SendResult.Answer.Throttled();
          case 4 -> new SendResult.Answer.Denied("AccessDeniedException");
          default -> new SendResult.Answer.Accepted();
        },
        1,
        0);
  }

  private static boolean queue(QueuedMessage message, List<String> parked) {
    boolean taken = Math.floorMod(message.body().hashCode(), 4) != 0;
    if (taken) {
      parked.add(message.deduplicationId());
    }
    return taken;
  }
}

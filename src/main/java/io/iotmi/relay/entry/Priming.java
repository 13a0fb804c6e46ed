package io.iotmi.relay.entry;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.pipeline.Relayed;
import io.iotmi.relay.pipeline.RelayedBatch;
import io.iotmi.relay.pipeline.RelayedRequest;
import io.iotmi.relay.pipeline.door.DoorReply;
import io.iotmi.relay.pipeline.door.WebhookDoor;
import io.iotmi.relay.startup.Settings;
import io.iotmi.relay.startup.Wiring;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes canned events through the whole function, so that its classes are loaded and its code is
 * compiled before the first real one. Nothing leaves the process: see {@link Wiring#unsent}.
 */
final class Priming implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  /** Enough for the compiler to have seen the hot path; with more, a restore gains little. */
  private static final int ROUNDS = 200;

  private static final Duration ROUND = Duration.ofSeconds(10);

  private static final String CHANGE =
      """
      {"EventId":"priming-%1$d","Operation":"DEVICE_EVENT","UserId":"priming","TraceId":"priming",
       "ConnectorDeviceId":"priming","MatterEndpoint":{"id":"1","clusters":[
       {"id":"0x0006","attributes":{"0x0000":true}}]}}""";

  private static final String CLOUD_EVENT =
      """
      {"specversion":"1.0","id":"priming-%1$d","source":"priming","type":"device.changed",
       "subject":"priming","time":"2026-01-01T00:00:00Z","data":{"userId":"priming","endpoint":"1",
       "clusters":[{"id":"0x0006","attributes":{"0x0000":true}}]}}""";

  private static final List<String> INVOCATIONS =
      List.of(
          """
          {"Records":[{"messageId":"priming","body":"%s","attributes":{},"messageAttributes":{},
           "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:000000000000:priming"}]}
          """
              .formatted(quoted(CHANGE)),
          """
          {"version":"2.0","headers":{"content-type":"application/cloudevents+json"},
           "requestContext":{"http":{"method":"POST"}},"isBase64Encoded":false,"body":"%s"}
          """
              .formatted(quoted(CLOUD_EVENT)));

  /** What no folder knows and no vendor signed: it takes the way up to there. */
  private static final List<String> VENDORS_INVOCATIONS =
      List.of(
          """
          {"Records":[{"messageId":"priming","body":"{\\"vendorPayload\\":{\\"body\\":\\"{}\\"}}",
           "attributes":{},"messageAttributes":{},"eventSource":"aws:sqs",
           "eventSourceARN":"arn:aws:sqs:eu-west-1:000000000000:priming"}]}
          """,
          """
          {"version":"2.0","rawPath":"/webhook","rawQueryString":"","isBase64Encoded":false,
           "headers":{"content-type":"application/json","authorization":"Signature keyId=\\"\\""},
           "requestContext":{"http":{"method":"POST","path":"/webhook"}},"body":"{\\"id\\":%1$d}"}
          """);

  private final Settings settings;
  private final boolean vendor;
  private final Wiring real;
  private final InstantSource clock;

  /**
   * @param real what real invocations use
   */
  Priming(Settings settings, Wiring real) {
    this.settings = settings;
    this.vendor = settings.vendor() != null;
    this.real = real;
    this.clock = real.clock();
  }

  /** A function that is not primed starts slower, which is no reason not to publish it. */
  @Override
  public void run() {
    try {
      Wiring wiring = real.unsent();
      List<String> invocations =
          vendor
              ? Stream.concat(INVOCATIONS.stream(), VENDORS_INVOCATIONS.stream()).toList()
              : INVOCATIONS;
      long delivered = 0;
      for (int round = 0; round < ROUNDS; round++) {
        for (String invocation : invocations) {
          delivered += delivered(wiring, invocation.formatted(round));
        }
      }
      if (settings.vendor() != null && settings.vendor().tokenKey() != null) {
        int _ =
            OperationPriming.run(
                wiring.operations().operations(), settings.connectorId(), ROUNDS, clock);
      }
      wiring.telemetry().prime();
      LOG.atInfo().addKeyValue("cannedEvents", delivered).log("primed for the snapshot");
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("priming failed");
    }
  }

  private long delivered(Wiring wiring, String invocation) {
    Deadline deadline = new Deadline(clock.instant().plus(ROUND), clock);
    byte[] event = invocation.getBytes(StandardCharsets.UTF_8);
    return switch (LambdaEvents.recognise(event, null, vendor)) {
      case Invocation.Batch(var messages) -> {
        RelayedBatch reply = wiring.pipeline().relayBatch(messages, "priming", deadline);
        byte[] _ = Replies.queue(reply.returned());
        yield delivered(reply.relayed());
      }
      case Invocation.Request(var message, _, _) -> {
        RelayedRequest reply = wiring.pipeline().relayRequest(message, "priming", deadline);
        byte[] _ = Replies.http(reply.answer(), Invocation.Payload.V2);
        yield delivered(reply.relayed());
      }
      case Invocation.Webhook webhook -> {
        WebhookDoor door = wiring.door();
        if (door != null) {
          DoorReply reply = door.receive(webhook.request(), webhook.source(), deadline);
          byte[] _ = Replies.http(reply, webhook.payload());
        }
        yield 0;
      }
      case Invocation.Pipe _,
          Invocation.Notification _,
          Invocation.HealthCheck _,
          Invocation.Direct _,
          Invocation.Operation _,
          Invocation.Unrecognised _ ->
          throw new IllegalStateException("a canned event is not what it should be");
    };
  }

  private static long delivered(Relayed relayed) {
    return relayed.results().stream()
        .filter(result -> result.outcome() instanceof Outcome.Delivered)
        .count();
  }

  private static String quoted(String json) {
    return json.replace("\"", "\\\"").replace('\n', ' ');
  }
}

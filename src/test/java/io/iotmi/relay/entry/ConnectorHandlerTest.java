package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.operation.NotOffered;
import io.iotmi.relay.pipeline.ConnectorPipeline;
import io.iotmi.relay.pipeline.PipelineBuilder;
import io.iotmi.relay.stage.claim.DeliveryLedger;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.telemetry.StandardOutput;
import io.iotmi.relay.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConnectorHandlerTest {
  private static final String CHANGE =
      "{\\\"EventId\\\":\\\"e\\\",\\\"Operation\\\":\\\"DEVICE_EVENT\\\",\\\"ConnectorDeviceId\\\":\\\"d\\\","
          + "\\\"MatterEndpoint\\\":{\\\"id\\\":\\\"1\\\",\\\"clusters\\\":[{\\\"id\\\":\\\"6\\\"}]}}";

  @Test
  void aBugReturnsTheWholeBatchToItsQueue() throws IOException {
    String record =
        "{\"messageId\":\"%s\",\"eventSource\":\"aws:sqs\",\"body\":\"" + CHANGE + "\"}";
    assertEquals(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"}]}",
        reply(
            "{\"Records\":["
                + record.formatted("m1")
                + ","
                + record.formatted("m2")
                + ","
                + record.formatted("")
                + "]}"));
  }

  @Test
  void aBugAsksTheCallerToTryAgain() throws IOException {
    String reply =
        reply(
            """
            {"version":"2.0","requestContext":{"http":{"method":"POST"}},"headers":{},"body":"%s"}
            """
                .formatted(CHANGE));
    assertTrue(reply.contains("\"statusCode\":503"), reply);
    assertTrue(reply.contains("\"Retry-After\":\"5\""), reply);
  }

  @ParameterizedTest
  @MethodSource("withoutReply")
  void aBugFailsAnInvocationThatHasNoReply(String event) {
    InvocationFailed failed = assertThrows(InvocationFailed.class, () -> reply(event));
    assertTrue(String.valueOf(failed.getMessage()).contains("\"status\":503"), failed::toString);
    assertEquals(0, failed.getStackTrace().length);
  }

  static Stream<String> withoutReply() {
    String event = Carriers.change("lamp");
    return Stream.of(
        event,
        "[" + event + "," + event + "]",
        Carriers.sns("m", event),
        Carriers.eventBridge("vendor", "eb", event),
        "[" + Carriers.sqsRecord("m", event) + "]");
  }

  private static String reply(String event) throws IOException {
    ConnectorPipeline pipeline =
        PipelineBuilder.sendingBy(
                (request, xray, deadline) -> new SendResult(new SendResult.Answer.Accepted(), 1, 0))
            .ledger(new Broken())
            .build();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ConnectorHandler handler =
        new ConnectorHandler(
            pipeline,
            Webhooks.NONE,
            new NotOffered(Set.of("connector")),
            Jobs.NONE,
            Telemetry.of("test", "test"),
            InstantSource.system(),
            null);
    List<String> log =
        StandardOutput.during(
            () ->
                handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    output,
                    InvocationContext.fresh()));
    assertTrue(
        log.stream()
            .anyMatch(line -> line.contains("\"name\":\"java.lang.IllegalStateException\"")),
        "the bug is in the log: " + log);
    return output.toString(StandardCharsets.UTF_8);
  }

  private static final class Broken implements DeliveryLedger {
    @Override
    public List<Claim> claim(
        List<Ticket> tickets, String owner, Instant expiry, Deadline deadline) {
      throw new IllegalStateException("a bug");
    }

    @Override
    public boolean settle(List<Settlement> settlements, String owner, Deadline deadline) {
      throw new IllegalStateException("a bug");
    }

    @Override
    public int settlementsPerCall() {
      return 25;
    }
  }
}

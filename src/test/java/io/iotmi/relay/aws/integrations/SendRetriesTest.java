package io.iotmi.relay.aws.integrations;

import static io.iotmi.relay.aws.integrations.SenderOnVirtualTime.CREDENTIALS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.aws.http.StubServer;
import io.iotmi.relay.aws.http.StubServer.Reply;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When a request is tried again, and how long the sender waits before. */
final class SendRetriesTest {
  private final SenderOnVirtualTime virtual = new SenderOnVirtualTime();

  @Test
  void keepsTheInvocationIdOverAttempts() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(500), Reply.of(429), Reply.accepted())) {
      assertEquals(new SendResult(new Answer.Accepted(), 3, 1), virtual.send(stub, 60_000));
      assertEquals(1, distinct(stub, "amz-sdk-invocation-id"));
      assertEquals("attempt=3; max=3", stub.last().header("amz-sdk-request"));
      virtual.send(stub, 60_000);
      assertEquals(2, distinct(stub, "amz-sdk-invocation-id"));
    }
  }

  @Test
  void waitsAsLongAsTheServiceAsks() throws IOException {
    Reply later = new Reply(503, Map.of("Retry-After", "4"), "{}");
    Reply own = new Reply(503, Map.of("x-amz-retry-after", "1500", "Retry-After", "9"), "{}");
    try (StubServer stub = StubServer.answering(later, own, Reply.accepted())) {
      assertEquals(3, virtual.send(stub, 60_000).attempts());
      assertEquals(List.of(Duration.ofSeconds(4), Duration.ofMillis(1_500)), virtual.waits());
    }
  }

  @Test
  void leavesALongWaitToTheQueue() throws IOException {
    try (StubServer stub =
        StubServer.answering(new Reply(429, Map.of("Retry-After", "30"), "{}"))) {
      assertEquals(new SendResult(new Answer.Throttled(), 1, 1), virtual.send(stub, 60_000));
      assertEquals(List.of(), virtual.waits());
    }
  }

  @Test
  void neverWaitsPastTheDeadline() throws IOException {
    try (StubServer stub = StubServer.answering(new Reply(503, Map.of("Retry-After", "4"), "{}"))) {
      assertEquals(1, virtual.send(stub, 4_000).attempts());
      assertEquals(List.of(), virtual.waits());
    }
  }

  @Test
  void startsNothingWithTooLittleTimeLeft() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.accepted())) {
      assertEquals(new SendResult(new Answer.OutOfTime(), 0, 0), virtual.send(stub, 300));
      assertEquals(0, stub.received().size());
    }
  }

  @Test
  void countsEveryRequestThatLeavesThoughConnectionsDrop() throws IOException {
    boolean[] drop = {false};
    try (StubServer stub =
        new StubServer(
            exchange -> {
              if (drop[0]) {
                exchange.close();
              } else {
                Reply.accepted().to(exchange);
              }
            })) {
      ManagedIntegrationsSender sender = virtual.to(stub.uri(), CREDENTIALS);
      sender.send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
      drop[0] = true;
      SendResult result =
          sender.send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
      assertInstanceOf(Answer.Unavailable.class, result.answer());
      assertEquals(3, result.attempts());
      assertEquals(1 + 3, stub.received().size());
    }
  }

  @Test
  void triesAgainWhereAnAnswerBreaksOff() throws IOException {
    int[] attempts = {0};
    try (StubServer stub =
        new StubServer(
            exchange -> {
              if (attempts[0]++ == 0) {
                exchange.sendResponseHeaders(202, 1_000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
              } else {
                Reply.accepted().to(exchange);
              }
            })) {
      assertEquals(new SendResult(new Answer.Accepted(), 2, 0), virtual.send(stub, 60_000));
    }
  }

  private static int distinct(StubServer stub, String header) {
    return stub.received().stream().map(r -> r.header(header)).collect(Collectors.toSet()).size();
  }
}

package io.iotmi.relay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.aws.StubServer.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

final class ManagedIntegrationsSenderTest {
  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret"));

  /** Virtual: only waiting between attempts takes time. */
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Duration> waits = new ArrayList<>();

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(Reply.of(202), new Answer.Accepted(), 1),
        Arguments.of(new Reply(200, Map.of(), "garbage"), new Answer.Accepted(), 1),
        Arguments.of(
            Reply.of(400, "ValidationException:http://internal/"),
            new Answer.Refused(true, "ValidationException (HTTP 400)"),
            1),
        Arguments.of(
            new Reply(400, Map.of(), "{\"__type\":\"a.b#ValidationException\",\"message\":\"x\"}"),
            new Answer.Refused(true, "ValidationException (HTTP 400)"),
            1),
        Arguments.of(
            Reply.of(400, "ConflictException"),
            new Answer.Refused(false, "ConflictException (HTTP 400)"),
            1),
        Arguments.of(
            Reply.of(400, "ExpiredTokenException"),
            new Answer.Denied("ExpiredTokenException (HTTP 400)"),
            1),
        Arguments.of(
            Reply.of(403, "AccessDeniedException"),
            new Answer.Denied("AccessDeniedException (HTTP 403)"),
            1),
        Arguments.of(Reply.of(401), new Answer.Denied("HTTP 401"), 1),
        Arguments.of(
            Reply.of(404, "ResourceNotFoundException"),
            new Answer.Refused(false, "ResourceNotFoundException (HTTP 404)"),
            1),
        Arguments.of(
            Reply.of(404, "UnknownOperationException"),
            new Answer.Denied("UnknownOperationException (HTTP 404)"),
            1),
        Arguments.of(Reply.of(413), new Answer.Refused(true, "HTTP 413"), 1),
        Arguments.of(Reply.of(429, "ThrottlingException"), new Answer.Throttled(), 3),
        Arguments.of(Reply.of(400, "ThrottlingException"), new Answer.Throttled(), 3),
        Arguments.of(
            Reply.of(500, "InternalServerException"),
            new Answer.Unavailable("InternalServerException (HTTP 500)"),
            3),
        Arguments.of(Reply.of(503), new Answer.Unavailable("HTTP 503"), 3),
        Arguments.of(new Reply(400, Map.of(), "<html>"), new Answer.Unavailable("HTTP 400"), 3),
        Arguments.of(Reply.of(500, "a secret, not a type"), new Answer.Unavailable("HTTP 500"), 3),
        Arguments.of(Reply.of(302), new Answer.Unavailable("HTTP 302"), 3),
        Arguments.of(Reply.of(418), new Answer.Unavailable("HTTP 418"), 3));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void sortsAnswers(Reply reply, Answer expected, int attempts) throws IOException {
    try (StubServer stub = StubServer.answering(reply)) {
      SendResult result = send(stub, 60_000);
      assertEquals(expected, result.answer());
      assertEquals(attempts, result.attempts());
      assertEquals(attempts, stub.received().size());
      assertEquals(expected instanceof Answer.Throttled ? attempts : 0, result.throttled());
    }
  }

  @Test
  void keepsTheInvocationIdOverAttempts() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(500), Reply.of(429), Reply.of(202))) {
      assertEquals(new SendResult(new Answer.Accepted(), 3, 1), send(stub, 60_000));
      assertEquals(1, distinct(stub, "amz-sdk-invocation-id"));
      assertEquals("attempt=3; max=3", stub.last().header("amz-sdk-request"));
      send(stub, 60_000);
      assertEquals(2, distinct(stub, "amz-sdk-invocation-id"));
    }
  }

  @Test
  void waitsAsLongAsTheServiceAsks() throws IOException {
    Reply later = new Reply(503, Map.of("Retry-After", "4"), "{}");
    Reply own = new Reply(503, Map.of("x-amz-retry-after", "1500", "Retry-After", "9"), "{}");
    try (StubServer stub = StubServer.answering(later, own, Reply.of(202))) {
      assertEquals(3, send(stub, 60_000).attempts());
      assertEquals(List.of(Duration.ofSeconds(4), Duration.ofMillis(1_500)), waits);
    }
  }

  @Test
  void leavesALongWaitToTheQueue() throws IOException {
    try (StubServer stub =
        StubServer.answering(new Reply(429, Map.of("Retry-After", "30"), "{}"))) {
      assertEquals(new SendResult(new Answer.Throttled(), 1, 1), send(stub, 60_000));
      assertEquals(List.of(), waits);
    }
  }

  @Test
  void neverWaitsPastTheDeadline() throws IOException {
    try (StubServer stub = StubServer.answering(new Reply(503, Map.of("Retry-After", "4"), "{}"))) {
      assertEquals(1, send(stub, 4_000).attempts());
      assertEquals(List.of(), waits);
    }
  }

  @Test
  void startsNothingWithTooLittleTimeLeft() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(202))) {
      assertEquals(new SendResult(new Answer.OutOfTime(), 0, 0), send(stub, 300));
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
                Reply.of(202).to(exchange);
              }
            })) {
      ManagedIntegrationsSender sender = sender(stub.uri(), CREDENTIALS);
      sender.send(Requests.plain(Operation.DEVICE_EVENT), null, deadline(60_000));
      drop[0] = true;
      SendResult result =
          sender.send(Requests.plain(Operation.DEVICE_EVENT), null, deadline(60_000));
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
                Reply.of(202).to(exchange);
              }
            })) {
      assertEquals(new SendResult(new Answer.Accepted(), 2, 0), send(stub, 60_000));
    }
  }

  @Test
  void keepsConnections() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(202), Reply.of(404, "X"), Reply.of(202))) {
      ManagedIntegrationsSender sender = sender(stub.uri(), CREDENTIALS);
      for (int i = 0; i < 4; i++) {
        sender.send(Requests.plain(Operation.DEVICE_EVENT), null, deadline(60_000));
      }
      assertEquals(1, stub.received().stream().map(StubServer.Received::port).distinct().count());
    }
  }

  @Test
  void answersByValueWithoutCredentialsOrServer() {
    SendResult unsigned =
        sender(
                URI.create("http://127.0.0.1:1"),
                () -> {
                  throw new IllegalStateException("none");
                })
            .send(Requests.plain(Operation.DEVICE_EVENT), null, deadline(60_000));
    assertEquals(new Answer.Unavailable("NotSignedException"), unsigned.answer());
    SendResult unheard =
        sender(URI.create("http://127.0.0.1:1"), CREDENTIALS)
            .send(Requests.plain(Operation.DEVICE_EVENT), null, deadline(60_000));
    assertEquals(new Answer.Unavailable("ConnectException"), unheard.answer());
  }

  @Test
  void dropsAnXrayHeaderThatIsNone() throws IOException {
    for (String none : List.of("a\r\nb: c", "a\u0000", "é", "Root=" + "1".repeat(1_020))) {
      try (StubServer stub = StubServer.answering(Reply.of(202))) {
        SendResult result =
            sender(stub.uri(), CREDENTIALS)
                .send(Requests.plain(Operation.DEVICE_EVENT), none, deadline(60_000));
        assertEquals(new Answer.Accepted(), result.answer());
        assertFalse(stub.last().headers().containsKey("x-amzn-trace-id"));
      }
    }
  }

  @Test
  void aConnectorIdCannotLeaveItsPlaceInThePath() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(202))) {
      sender(stub.uri(), CREDENTIALS)
          .send(Requests.ofConnector("a/../b?c#d%2F\r\nHost: e"), null, deadline(60_000));
      assertEquals("/connector-event/a%2F..%2Fb%3Fc%23d%252F%0D%0AHost%3A%20e", stub.last().path());
    }
  }

  @Test
  void keepsThePathOfTheEndpoint() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(202))) {
      sender(URI.create(stub.uri() + "/stage/"), CREDENTIALS)
          .send(Requests.plain(Operation.DEVICE_EVENT), null, deadline(60_000));
      assertEquals("/stage/connector-event/connector-1", stub.last().path());
    }
  }

  private SendResult send(StubServer stub, long millis) {
    return sender(stub.uri(), CREDENTIALS)
        .send(Requests.plain(Operation.DEVICE_EVENT), null, deadline(millis));
  }

  private ManagedIntegrationsSender sender(URI endpoint, AwsCredentialsProvider credentials) {
    return new ManagedIntegrationsSender(
        endpoint,
        new SignedHttp(credentials, "eu-west-1", Duration.ofSeconds(2)),
        new SendLimiter(0),
        RetryRules.STANDARD,
        this::sleep);
  }

  private void sleep(Duration wait) {
    waits.add(wait);
    now = now.plus(wait);
  }

  private Deadline deadline(long millis) {
    return new Deadline(now.plusMillis(millis), () -> now);
  }

  private static int distinct(StubServer stub, String header) {
    return stub.received().stream().map(r -> r.header(header)).collect(Collectors.toSet()).size();
  }
}

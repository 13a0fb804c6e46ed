package io.iotmi.relay.aws.integrations;

import static io.iotmi.relay.aws.integrations.SenderOnVirtualTime.CREDENTIALS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.iotmi.relay.aws.http.StubServer;
import io.iotmi.relay.aws.http.StubServer.Reply;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ManagedIntegrationsSenderTest {
  private final SenderOnVirtualTime virtual = new SenderOnVirtualTime();

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
      SendResult result = virtual.send(stub, 60_000);
      assertEquals(expected, result.answer());
      assertEquals(attempts, result.attempts());
      assertEquals(attempts, stub.received().size());
      assertEquals(expected instanceof Answer.Throttled ? attempts : 0, result.throttled());
    }
  }

  @Test
  void keepsConnections() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(202), Reply.of(404, "X"), Reply.of(202))) {
      ManagedIntegrationsSender sender = virtual.to(stub.uri(), CREDENTIALS);
      for (int i = 0; i < 4; i++) {
        sender.send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
      }
      assertEquals(1, stub.received().stream().map(StubServer.Received::port).distinct().count());
    }
  }

  @Test
  void answersByValueWithoutCredentialsOrServer() {
    SendResult unsigned =
        virtual
            .to(
                URI.create("http://127.0.0.1:1"),
                () -> {
                  throw new IllegalStateException("none");
                })
            .send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
    assertEquals(new Answer.Unavailable("NotSignedException"), unsigned.answer());
    SendResult unheard =
        virtual
            .to(URI.create("http://127.0.0.1:1"), CREDENTIALS)
            .send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
    assertEquals(new Answer.Unavailable("ConnectException"), unheard.answer());
  }

  @Test
  void dropsAnXrayHeaderThatIsNone() throws IOException {
    for (String none : List.of("a\r\nb: c", "a\u0000", "é", "Root=" + "1".repeat(1_020))) {
      try (StubServer stub = StubServer.answering(Reply.of(202))) {
        SendResult result =
            virtual
                .to(stub.uri(), CREDENTIALS)
                .send(Requests.plain(Operation.DEVICE_EVENT), none, virtual.deadline(60_000));
        assertEquals(new Answer.Accepted(), result.answer());
        assertFalse(stub.last().headers().containsKey("x-amzn-trace-id"));
      }
    }
  }

  @Test
  void aConnectorIdCannotLeaveItsPlaceInThePath() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(202))) {
      virtual
          .to(stub.uri(), CREDENTIALS)
          .send(Requests.ofConnector("a/../b?c#d%2F\r\nHost: e"), null, virtual.deadline(60_000));
      assertEquals("/connector-event/a%2F..%2Fb%3Fc%23d%252F%0D%0AHost%3A%20e", stub.last().path());
    }
  }

  @Test
  void keepsThePathOfTheEndpoint() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(202))) {
      virtual
          .to(URI.create(stub.uri() + "/stage/"), CREDENTIALS)
          .send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
      assertEquals("/stage/connector-event/connector-1", stub.last().path());
    }
  }
}

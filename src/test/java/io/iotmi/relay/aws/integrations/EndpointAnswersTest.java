package io.iotmi.relay.aws.integrations;

import static io.iotmi.relay.aws.integrations.SenderOnVirtualTime.CREDENTIALS;
import static io.iotmi.relay.aws.integrations.SenderOnVirtualTime.ONCE;
import static io.iotmi.relay.aws.integrations.SenderOnVirtualTime.TO_THE_END;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.aws.http.StubServer;
import io.iotmi.relay.aws.http.StubServer.Reply;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an answer of the endpoint, or of something in front of it, means. */
final class EndpointAnswersTest {
  private static final String HTML = "<!DOCTYPE html><html><body>Sign in</body></html>";

  private final SenderOnVirtualTime virtual = new SenderOnVirtualTime();

  static Stream<Arguments> documentedErrors() {
    return Stream.of(
        Arguments.of(
            Reply.of(400, "ValidationException:http://internal/"),
            new Answer.Refused("ValidationException (HTTP 400)", new Sensitive("quoted secret")),
            ONCE),
        Arguments.of(
            json(400, "{\"__type\":\"a.b#ValidationException:http://c/\",\"Message\":\"x\"}"),
            new Answer.Refused("ValidationException (HTTP 400)", new Sensitive("x")),
            ONCE),
        Arguments.of(
            json(400, "{\"code\":\"ValidationException\"}"),
            new Answer.Refused("ValidationException (HTTP 400)"),
            ONCE),
        Arguments.of(
            new Reply(400, Map.of("x-amzn-errortype", "ValidationException"), ""),
            new Answer.Refused("ValidationException (HTTP 400)"),
            ONCE),
        Arguments.of(
            Reply.of(404, "ResourceNotFoundException"),
            new Answer.ConnectorNotFound("ResourceNotFoundException (HTTP 404)"),
            ONCE),
        Arguments.of(
            Reply.of(403, "AccessDeniedException"),
            new Answer.Denied("AccessDeniedException (HTTP 403)"),
            ONCE),
        Arguments.of(
            Reply.of(404, "UnknownOperationException"),
            new Answer.Denied("UnknownOperationException (HTTP 404)"),
            ONCE),
        Arguments.of(Reply.of(429, "ThrottlingException"), new Answer.Throttled(), TO_THE_END),
        Arguments.of(
            Reply.of(500, "InternalServerException"),
            new Answer.Unavailable("InternalServerException (HTTP 500)"),
            TO_THE_END),
        Arguments.of(Reply.of(503), new Answer.Unavailable("HTTP 503"), TO_THE_END));
  }

  static Stream<Arguments> answersOfSomethingElse() {
    return Stream.of(
        Arguments.of(json(400, HTML), new Answer.Unavailable("HTTP 400")),
        Arguments.of(
            new Reply(400, Map.of("x-amzn-errortype", "ValidationException"), HTML),
            new Answer.Unavailable("ValidationException (HTTP 400)")),
        Arguments.of(json(400, "{\"code\":400}"), new Answer.Unavailable("HTTP 400")),
        Arguments.of(
            Reply.of(400, "ConflictException"),
            new Answer.Unavailable("ConflictException (HTTP 400)")),
        Arguments.of(
            Reply.of(400, "SerializationException"),
            new Answer.Unavailable("SerializationException (HTTP 400)")),
        Arguments.of(
            Reply.of(422, "ValidationException"),
            new Answer.Unavailable("ValidationException (HTTP 422)")),
        Arguments.of(json(404, HTML), new Answer.Unavailable("HTTP 404")),
        Arguments.of(json(404, "{\"message\":\"Not Found\"}"), new Answer.Unavailable("HTTP 404")),
        Arguments.of(json(413, HTML), new Answer.TooLarge("HTTP 413")),
        Arguments.of(json(403, HTML), new Answer.Denied("HTTP 403")),
        Arguments.of(Reply.of(401), new Answer.Denied("HTTP 401")),
        Arguments.of(Reply.of(407), new Answer.Unavailable("HTTP 407")),
        Arguments.of(Reply.of(418), new Answer.Unavailable("HTTP 418")),
        Arguments.of(json(302, HTML), new Answer.Unavailable("HTTP 302")),
        Arguments.of(Reply.of(500, "a secret, not a type"), new Answer.Unavailable("HTTP 500")),
        Arguments.of(json(200, HTML), new Answer.Unavailable("HTTP 200")),
        Arguments.of(
            json(200, "{\"ConnectorId\":\"connector-1\"}"), new Answer.Unavailable("HTTP 200")),
        Arguments.of(json(202, HTML), new Answer.Unavailable("HTTP 202")),
        Arguments.of(json(202, ""), new Answer.Unavailable("HTTP 202")),
        Arguments.of(json(202, "{}"), new Answer.Unavailable("HTTP 202")),
        Arguments.of(json(202, "[\"connector-1\"]"), new Answer.Unavailable("HTTP 202")),
        Arguments.of(
            json(202, "{\"ConnectorId\":\"another\"}"), new Answer.Unavailable("HTTP 202")),
        Arguments.of(json(202, "{\"ConnectorId\":7}"), new Answer.Unavailable("HTTP 202")),
        Arguments.of(json(204, ""), new Answer.Unavailable("HTTP 204")),
        Arguments.of(json(200, "{\"__type\":\"ThrottlingException\"}"), new Answer.Throttled()));
  }

  @ParameterizedTest
  @MethodSource("documentedErrors")
  void aDocumentedErrorMeansWhatTheDocumentationSays(Reply reply, Answer expected, int attempts)
      throws IOException {
    virtual.assertAnswer(reply, expected, attempts);
  }

  @ParameterizedTest
  @MethodSource("answersOfSomethingElse")
  void whatTheOperationDoesNotDocumentIsTriedAgain(Reply reply, Answer expected)
      throws IOException {
    virtual.assertAnswer(reply, expected, TO_THE_END);
  }

  @Test
  void signedHeadersDoNotFollowARedirect() throws IOException {
    try (StubServer elsewhere = StubServer.answering(Reply.accepted());
        StubServer portal =
            StubServer.answering(
                new Reply(307, Map.of("Location", elsewhere.uri() + "/connector-event/x"), ""))) {
      assertEquals(new Answer.Unavailable("HTTP 307"), virtual.send(portal, 60_000).answer());
      assertEquals(0, elsewhere.received().size());
    }
  }

  @Test
  void anAnswerThatChallengesForAPasswordIsDenied() throws IOException {
    Reply challenge = new Reply(401, Map.of("WWW-Authenticate", "Basic realm=\"proxy\""), HTML);
    try (StubServer stub = StubServer.answering(challenge)) {
      SendResult result =
          virtual
              .to(stub.uri(), CREDENTIALS)
              .send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
      assertEquals(TO_THE_END, result.attempts());
    }
  }

  private static Reply json(int status, String body) {
    return new Reply(status, Map.of(), body);
  }
}

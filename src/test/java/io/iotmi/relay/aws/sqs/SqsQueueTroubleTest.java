package io.iotmi.relay.aws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.park.MessageQueue;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message counts as taken only where SQS says so itself. */
final class SqsQueueTroubleTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);
  private static final String PAGE = "<!DOCTYPE html><html><body>Sign in</body></html>";
  private static final String BOTH = "{\"Successful\":[{\"Id\":\"m0\"},{\"Id\":\"m1\"}]}";
  private static final int TRIES = 3;

  private final Deque<AwsHttp.AwsResponse> script = new ArrayDeque<>();
  private int requests;
  private final MessageQueue queue =
      new SqsQueue(
          request -> {
            requests++;
            return script.isEmpty() ? response(503, "") : script.remove();
          },
          URI.create("http://sqs/"));

  private static AwsHttp.AwsResponse response(int status, String body) {
    return new AwsHttp.AwsResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private void answers(int status, String... bodies) {
    for (String body : bodies) {
      script.add(response(status, body));
    }
  }

  private List<Boolean> enqueueTwo() {
    return queue.enqueue("http://sqs/queue", List.of(message("a"), message("b")), DEADLINE);
  }

  private static QueuedMessage message(String body) {
    return new QueuedMessage(body, Map.of(), null, "group", body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PAGE,
        "",
        "{}",
        "[]",
        "\"ok\"",
        "{\"Successful\":{}}",
        "{\"Successful\":[\"m0\",\"m1\"]}",
        "{\"Successful\":[{\"Id\":\"m7\"}]}"
      })
  void anAnswerThatNamesNoMessageTakesNone(String body) {
    answers(200, Collections.nCopies(TRIES, body).toArray(new String[0]));
    assertEquals(List.of(false, false), enqueueTwo());
    assertEquals(TRIES, requests);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 403, 404, 413})
  void aPageInTheServicesPlaceIsAskedAgain(int status) {
    answers(status, PAGE);
    answers(200, BOTH);
    assertEquals(List.of(true, true), enqueueTwo());
  }

  @Test
  void aMessageWithoutAResultIsSentAgain() {
    answers(200, "{\"Successful\":[{\"Id\":\"m0\"}],\"Failed\":[]}", BOTH);
    assertEquals(List.of(true, true), enqueueTwo());
    assertEquals(2, requests);
  }

  @Test
  void anUnknownCodeIsTriedAgainUnlessTheSenderIsBlamed() {
    answers(
        200,
        "{\"Failed\":[{\"Id\":\"m0\",\"Code\":\"NeverHeardOf\",\"SenderFault\":true},"
            + "{\"Id\":\"m1\",\"Code\":\"NeverHeardOf\"}]}",
        "{\"Successful\":[{\"Id\":\"m1\"}]}");
    assertEquals(List.of(false, true), enqueueTwo());
  }

  @Test
  void throttlingIsTriedAgainThoughSqsBlamesTheSender() {
    answers(
        200,
        "{\"Failed\":[{\"Id\":\"m0\",\"Code\":\"RequestThrottled\",\"SenderFault\":true},"
            + "{\"Id\":\"m1\",\"Code\":\"RequestThrottled\",\"SenderFault\":true}]}",
        BOTH);
    assertEquals(List.of(true, true), enqueueTwo());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RequestTimeout",
        "PriorRequestNotComplete",
        "SlowDown",
        "ExpiredTokenException",
        "com.amazon.coral.service#RequestThrottled"
      })
  void anErrorThatPassesIsTriedAgain(String error) {
    answers(400, "{\"__type\":\"" + error + "\"}");
    answers(200, BOTH);
    assertEquals(List.of(true, true), enqueueTwo());
  }

  @Test
  void aNamedErrorThatStaysIsNotRepeated() {
    answers(400, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}");
    assertEquals(List.of(false, false), enqueueTwo());
    assertEquals(1, requests);
  }
}

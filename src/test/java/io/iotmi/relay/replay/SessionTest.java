package io.iotmi.relay.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.aws.sqs.ElasticMq;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A run tells in one line why it cannot do what it was asked for. */
final class SessionTest {
  private final List<String> lines = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "AWS_REGION", "us-east-1",
              "AWS_ACCESS_KEY_ID", "LOCAL",
              "AWS_SECRET_ACCESS_KEY", "local",
              "AWS_ENDPOINT_URL_SQS", ElasticMq.endpoint().toString()));

  private ExitCode run(String... arguments) {
    return new Session(environment, InstantSource.system(), new Stop(), lines::add, errors::add)
        .run(List.of(arguments));
  }

  private void failsWith(ExitCode code, String line, String... arguments) {
    assertEquals(code, run(arguments));
    assertEquals(1, errors.size());
    assertTrue(errors.getFirst().startsWith("error: " + line), errors.getFirst());
    assertEquals(List.of(), lines);
  }

  @Test
  void aWrongArgumentEndsWithItsExitCode() {
    failsWith(ExitCode.WRONG_ARGUMENTS, "unknown action drop (--help tells more)", "drop");
  }

  @Test
  void aMissingQueueEndsWithItsExitCode() {
    String nowhere = ElasticMq.endpoint() + "/000000000000/nowhere";
    failsWith(
        ExitCode.UNKNOWN_QUEUE, "GetQueueAttributes on " + nowhere, "list", "--from", nowhere);
  }

  @Test
  void aTargetThatDoesNotExistIsToldBeforeAnythingIsSent() {
    String nowhere = ElasticMq.endpoint() + "/000000000000/nowhere";
    failsWith(
        ExitCode.UNKNOWN_QUEUE,
        "GetQueueAttributes on " + nowhere,
        "replay",
        "--from",
        ElasticMq.newQueue(),
        "--to",
        nowhere);
  }

  @Test
  void anEndpointThatIsNoUrlEndsWithItsExitCode() {
    environment.put("AWS_ENDPOINT_URL_SQS", "here");
    failsWith(
        ExitCode.WRONG_ARGUMENTS,
        "wrong settings: AWS_ENDPOINT_URL_SQS is not an http or https URL",
        "list",
        "--from",
        ElasticMq.newQueue());
  }

  @Test
  void anEndpointThatDoesNotAnswerEndsWithItsExitCode() {
    environment.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
    failsWith(ExitCode.NO_ANSWER, "GetQueueAttributes on ", "list", "--from", ElasticMq.newQueue());
  }

  @Test
  void aQueueWithDeadLettersOfItsOwnIsRefused() {
    String deadLetters = ElasticMq.newQueue();
    String name = deadLetters.substring(deadLetters.lastIndexOf('/') + 1);
    String events;
    try (SqsClient client = ElasticMq.client()) {
      events =
          client
              .createQueue(
                  q ->
                      q.queueName("events-of-" + name)
                          .attributes(
                              Map.of(
                                  QueueAttributeName.REDRIVE_POLICY,
                                  "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:"
                                      + name
                                      + "\",\"maxReceiveCount\":\"5\"}")))
              .queueUrl();
    }
    failsWith(
        ExitCode.WRONG_ARGUMENTS,
        events + " gives up messages that were received too often",
        "list",
        "--from",
        events);
  }

  @Test
  void anEmptyQueueIsListedAsEmpty() {
    assertEquals(ExitCode.DONE, run("list", "--from", ElasticMq.newQueue()));
    assertEquals(List.of("0 messages"), lines);
    assertEquals(List.of(), errors);
  }

  @Test
  void helpNeedsNoQueue() {
    assertEquals(ExitCode.DONE, run("replay", "--help"));
    assertTrue(lines.getFirst().startsWith("java -cp "));
  }
}

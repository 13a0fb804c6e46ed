package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits is safe: from strangers, from loss, and from the deletion of the stack. */
final class TransformedQueuesIT {
  private static Transformed template;

  @BeforeAll
  static void read() throws IOException {
    template = Transformed.read();
  }

  @Test
  void everyQueueTakesTlsOnly() {
    Set<String> covered = new TreeSet<>();
    template
        .ofType("AWS::SQS::QueuePolicy")
        .forEach(
            policy -> {
              JsonNode properties = policy.getValue().path("Properties");
              properties.path("Queues").forEach(queue -> covered.add(queue.path("Ref").asText()));
              JsonNode statement = properties.at("/PolicyDocument/Statement/0");
              assertEquals("Deny", statement.path("Effect").asText());
              assertEquals("false", statement.at("/Condition/Bool/aws:SecureTransport").asText());
            });
    assertEquals(template.names("AWS::SQS::Queue"), covered);
  }

  @Test
  void everyQueueOutlivesTheStackAndKeepsAMessageForAsLongAsSqsCan() {
    template
        .ofType("AWS::SQS::Queue")
        .forEach(
            queue -> {
              assertEquals("Retain", queue.getValue().path("DeletionPolicy").asText());
              assertEquals("Retain", queue.getValue().path("UpdateReplacePolicy").asText());
              assertEquals(
                  1_209_600, queue.getValue().at("/Properties/MessageRetentionPeriod").asInt());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "fifo"})
  void aMessageThatFailsFiftyTimesGoesToADeadLetterQueueOfTheSameType(String type) {
    Resolution resolution = new Resolution(template.root(), Map.of("QueueType", type));
    JsonNode queue = resolved(resolution, "EventQueue");
    assertEquals(50, queue.at("/RedrivePolicy/maxReceiveCount").asInt());
    assertEquals("DeadLetterQueue.Arn", queue.at("/RedrivePolicy/deadLetterTargetArn").asText());
    assertEquals(
        queue.path("FifoQueue"), resolved(resolution, "DeadLetterQueue").path("FifoQueue"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "fifo"})
  void theNameOfTheEventQueueIsOneThatSqsAllowsForItsType(String type) {
    Resolution resolution = new Resolution(template.root(), Map.of("QueueType", type));
    String name = resolved(resolution, "EventQueue").path("QueueName").asText();
    assertEquals(type.equals("fifo"), name.endsWith(".fifo"));
    assertTrue(name.length() <= 80, name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "fifo"})
  void onlyTheEventQueueMayUseTheDeadLetterQueue(String type) {
    Resolution resolution = new Resolution(template.root(), Map.of("QueueType", type));
    JsonNode queue = resolved(resolution, "EventQueue");
    JsonNode deadLetters = resolved(resolution, "DeadLetterQueue");
    assertEquals(
        "arn:aws:sqs:eu-west-1:111122223333:" + queue.path("QueueName").asText(),
        deadLetters.at("/RedriveAllowPolicy/sourceQueueArns/0").asText());
    assertEquals("byQueue", deadLetters.at("/RedriveAllowPolicy/redrivePermission").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RejectedQueue", "FailedInvocationQueue"})
  void noQueueMayUseItForDeadLetters(String name) {
    assertEquals(
        "denyAll", template.properties(name).at("/RedriveAllowPolicy/redrivePermission").asText());
  }

  @Test
  void topicsAndRulesMaySendIfTheParameterNamesThem() {
    JsonNode none = resolved(new Resolution(template.root(), Map.of()), "EventQueuePolicy");
    assertEquals(1, none.at("/PolicyDocument/Statement").size());
    String senders =
        "arn:aws:sns:eu-west-1:111122223333:t,arn:aws:events:eu-west-1:111122223333:rule/r";
    JsonNode some =
        resolved(
            new Resolution(template.root(), Map.of("SenderArns", senders)), "EventQueuePolicy");
    JsonNode statement = some.at("/PolicyDocument/Statement/1");
    assertEquals("sqs:SendMessage", statement.path("Action").asText());
    assertEquals("EventQueue.Arn", statement.path("Resource").asText());
    assertEquals(
        "[\"sns.amazonaws.com\",\"events.amazonaws.com\"]",
        statement.at("/Principal/Service").toString());
    assertEquals(2, statement.at("/Condition/ArnEquals/aws:SourceArn").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"WebhookFunction", "QueueFunction"})
  void anAsynchronousInvocationThatFailsForGoodIsKept(String function) {
    JsonNode settings = template.properties(function + "EventInvokeConfig");
    assertEquals(2, settings.path("MaximumRetryAttempts").asInt());
    assertEquals("live", settings.path("Qualifier").asText());
    assertEquals(
        "FailedInvocationQueue",
        settings.at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0").asText());
  }

  private static JsonNode resolved(Resolution resolution, String name) {
    JsonNode properties = resolution.of(template.properties(name));
    assertTrue(properties != null);
    return properties == null ? template.properties(name) : properties;
  }
}

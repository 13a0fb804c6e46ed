package io.iotmi.relay.entry;

import static io.iotmi.relay.entry.Carriers.change;
import static io.iotmi.relay.entry.Carriers.eventBridge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What brings no event fails the invocation, so that its sender hears of it. */
final class UnrecognisedTest {
  private final TestRelay relay = TestRelay.withQueues();

  @ParameterizedTest
  @CsvSource({
    "eventSource, aws:s3",
    "eventSource, aws:kinesis",
    "eventSource, aws:dynamodb",
    "eventSource, aws:codecommit",
    "eventSource, aws:ses"
  })
  void recordsOfAnotherSourceAreNamed(String member, String source) {
    String item = "{\"" + member + "\":\"" + source + "\",\"body\":\"{}\"}";
    for (String event : List.of("{\"Records\":[" + item + "]}", "[" + item + "]")) {
      JsonNode problem = relay.problem(event);
      assertEquals(400, problem.path("status").asInt());
      assertTrue(
          problem.path("detail").asText().startsWith("found records of " + source + "; expected"),
          problem.toString());
    }
    assertEquals(List.of(), relay.rejected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "7",
        "\"text\"",
        "null",
        "{\"Records\":[7]}",
        "{\"Records\":[{\"cf\":{}}]}",
        "{\"eventSource\":\"aws:kafka\",\"records\":{}}",
        "{\"eventSource\":\"aws:mq\",\"messages\":[]}",
        "{\"requestContext\":{\"connectionId\":\"c\",\"routeKey\":\"$default\"},\"body\":\"{}\"}",
        "{\"version\":\"1.0\",\"requestContext\":{\"requestId\":\"r\"},\"requestPayload\":{}}"
      })
  void whatIsNoEventIsToldWhatWasExpected(String input) {
    JsonNode problem = relay.problem(input);
    assertEquals(400, problem.path("status").asInt());
    assertTrue(problem.path("detail").asText().contains("expected an SQS event"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"eventSource\":\"aws:kafka\",\"records\":{}} | aws:kafka",
        "{\"eventSource\":\"aws:mq\",\"messages\":[]} | aws:mq",
        "{\"awslogs\":{\"data\":\"H4sI\"}} | CloudWatch Logs",
        "{\"CodePipeline.job\":{\"id\":\"1\"}} | CodePipeline",
        "{\"invocationId\":\"1\",\"deliveryStreamArn\":\"a\",\"records\":[]} | Data Firehose",
        "{\"invocationSchemaVersion\":\"1.0\",\"job\":{},\"tasks\":[]} | S3 Batch Operations",
        "{\"invokingEvent\":\"{}\",\"configRuleName\":\"r\"} | Config",
        "{\"RequestType\":\"Create\",\"ResponseURL\":\"https://s3\",\"StackId\":\"a\"} | CloudFormation",
        "{\"version\":\"1\",\"triggerSource\":\"t\",\"userPoolId\":\"p\"} | Cognito"
      })
  void anEventOfAnotherServiceIsNamed(String event, String service) {
    JsonNode problem = relay.problem(event);
    assertEquals(400, problem.path("status").asInt());
    assertTrue(
        problem.path("detail").asText().startsWith("found an event of " + service + "; expected"),
        problem.toString());
    assertEquals(List.of(), relay.rejected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"eventSource\":\"aws:kafka\"",
        "\"EventSource\":\"aws:sns\"",
        "\"eventSource\":\"aws:sqs\"",
        "\"awslogs\":{}",
        "\"source\":\"aws.events\""
      })
  void anEventWithAMemberTooMuchStaysAnEventWithTheFaultThatNamesIt(String member) {
    String event = change("lamp").replaceFirst("\\{", "{" + member + ",");
    String name = member.substring(1, member.indexOf('"', 1));
    for (String body : List.of(event, "[" + event + "]", "[" + change("b") + "," + event + "]")) {
      relay.rejected.clear();
      JsonNode reply = relay.reply(body);
      assertEquals(422, reply.path("status").asInt(), reply.toString());
      JsonNode last = reply.path("events").path(reply.path("events").size() - 1);
      assertTrue(last.at("/faults/0/pointer").asText().endsWith("/" + name), reply.toString());
      assertEquals("unknown", last.at("/faults/0/rule").asText());
      assertEquals(1, relay.rejected.size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws.events", "aws.ec2", "aws.scheduler"})
  void anEventOfAnAwsServiceAboutItselfIsNotRecognised(String service) {
    JsonNode problem = relay.problem(eventBridge(service, "eb-1", "{}"));
    assertTrue(
        problem.path("detail").asText().startsWith("found an event of " + service),
        problem.toString());
  }

  @Test
  void aScheduleMayCarryAnEvent() {
    relay.reply(eventBridge("aws.events", "eb-1", change("lamp")));
    assertEquals(List.of("lamp"), relay.devices());
  }

  @Test
  void anOddNameOfASourceIsNotShown() {
    String problem = relay.problem("{\"Records\":[{\"eventSource\":\"canary <b>\"}]}").toString();
    assertTrue(problem.contains("found records of neither SQS nor SNS"), problem);
  }
}

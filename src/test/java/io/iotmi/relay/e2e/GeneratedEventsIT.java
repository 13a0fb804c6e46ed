package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The forms of {@code sam local generate-event}, named by its service and event, with an event of
 * the relay inside.
 */
@ExtendWith(LeakWatch.class)
final class GeneratedEventsIT {
  private static final Path FOLDER = Path.of("src/test/resources/sam");
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"apigateway-aws-proxy", "apigateway-http-api-proxy", "alb-request"})
  void aRequestIsAnswered(String name) throws Exception {
    JsonNode reply = JSON.readTree(invoke(generated(name)).payload());
    assertEquals(200, reply.path("statusCode").asInt(), reply.toString());
    assertEquals(name.startsWith("alb"), reply.has("statusDescription"));
    assertEquals(1, accepted("sam-" + name).size());
  }

  @Test
  void aBatchOfAQueueIsTaken() throws Exception {
    InvocationResult result = invoke(generated("sqs-receive-message"));
    assertEquals("{\"batchItemFailures\":[]}", result.text());
    assertEquals(1, accepted("sam-sqs-receive-message").size());
  }

  @Test
  void aNotificationOfATopicIsTaken() throws Exception {
    assertFalse(invoke(generated("sns-notification")).functionError());
    assertEquals(1, accepted("sam-sns-notification").size());
  }

  @Test
  void aScheduleWithAnEventIsTakenAndOneWithoutFails() throws Exception {
    ObjectNode schedule = generated("cloudwatch-scheduled-event");
    InvocationResult failed = invoke(schedule);
    assertTrue(failed.functionError());
    assertTrue(failed.text().contains("found an event of aws.events"), failed.text());

    schedule.set("detail", LambdaInvocations.change("sam-schedule", "lamp"));
    assertFalse(invoke(schedule).functionError());
    assertEquals(1, accepted("trace-sam-schedule").size());
  }

  private static ObjectNode generated(String name) throws IOException {
    return (ObjectNode) JSON.readTree(FOLDER.resolve(name + ".json").toFile());
  }

  private static InvocationResult invoke(JsonNode event) {
    return STACK.invoke(event.toString().getBytes(StandardCharsets.UTF_8));
  }
}

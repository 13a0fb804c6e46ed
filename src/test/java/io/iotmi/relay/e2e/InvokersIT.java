package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static io.iotmi.relay.e2e.SharedStack.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;

/** What an invoker without a reply, and the log, show of a failure of the built function. */
@ExtendWith(LeakWatch.class)
final class InvokersIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void empty() {
    STACK.sqs().drain(STACK.rejected().url());
    STACK.sqs().drain(STACK.events().url());
  }

  @AfterEach
  void repair() {
    STACK.endpoint().faults().clear();
  }

  private static ObjectNode invalid() {
    return change(unique("invalid"), "a:b").put(LambdaInvocations.CANARY, 1);
  }

  @Test
  void withoutQueuesTheInvocationFailsWithTheProblem() throws Exception {
    try (FunctionProcess function = withoutQueues(new FunctionLog(), Map.of())) {
      InvocationResult result = invoke(function, invalid());
      assertTrue(result.functionError());
      JsonNode error = JSON.readTree(result.payload());
      JsonNode problem = JSON.readTree(error.path("errorMessage").asText());
      assertEquals(422, problem.path("status").asInt());
      assertEquals("/ConnectorDeviceId", problem.at("/events/0/faults/0/pointer").asText());
      assertEquals("/*6", problem.at("/events/0/faults/1/pointer").asText());
      assertFalse(result.text().contains(LambdaInvocations.CANARY), result.text());
    }
  }

  @Test
  void aFailedInvocationHasOneLineOfTheLogAndNoStackTrace() throws Exception {
    FunctionLog log = new FunctionLog();
    try (FunctionProcess function = withoutQueues(log, Map.of())) {
      assertTrue(invoke(function, invalid()).functionError());
      // The output of the process is read beside its reply.
      log.await(line -> line.contains("InvocationFailed"), 1, Duration.ofSeconds(30));
    }
    List<String> lines = log.lines();
    assertEquals(1, lines.stream().filter(line -> line.contains("InvocationFailed")).count());
    assertTrue(lines.stream().noneMatch(line -> line.startsWith("\tat ")), lines.toString());
    assertTrue(
        lines.stream().noneMatch(line -> line.contains(LambdaInvocations.CANARY)),
        lines.toString());
  }

  @Test
  void whatTheEndpointDoesNotTakeFailsTheInvocationWithoutAnOverflowQueue() throws Exception {
    try (FunctionProcess function = withoutQueues(new FunctionLog(), Map.of())) {
      String id = unique("down");
      refuse("trace-" + id, new FaultAction.Status(403, "AccessDeniedException"));
      InvocationResult result = invoke(function, change(id, "lamp"));
      assertTrue(result.functionError());
      assertTrue(result.text().contains("retry-later"), result.text());
    }
  }

  @Test
  void aDirectEventThatIsRefusedIsParked() {
    InvocationResult rejected = invoke(change(unique("invalid"), "a:b"));
    assertFalse(rejected.functionError(), rejected.text());
    Message parked = STACK.sqs().drain(STACK.rejected().url()).getFirst();
    assertTrue(parked.messageAttributes().containsKey("Reason"));
  }

  @Test
  void aDirectEventThatCannotBeSentNowWaitsOnTheEventQueue() throws Exception {
    String id = unique("waits");
    refuse("trace-" + id, new FaultAction.Status(403, "AccessDeniedException"));
    InvocationResult waiting = invoke(change(id, "lamp"));
    assertFalse(waiting.functionError(), waiting.text());
    assertEquals(202, JSON.readTree(waiting.payload()).path("status").asInt());
    Message queued = STACK.sqs().drain(STACK.events().url()).getFirst();
    assertTrue(queued.messageAttributes().toString().contains("trace-" + id), queued::toString);
  }

  @Test
  void anotherServicesRecordsFailTheInvocation() throws Exception {
    ObjectNode event = JSON.createObjectNode();
    event.putArray("Records").addObject().put("eventSource", "aws:s3").putObject("s3");
    InvocationResult result = invoke(event);
    assertTrue(result.functionError());
    assertTrue(result.text().contains("found records of aws:s3"), result.text());
  }

  /** Metrics are no messages of a level. */
  @Test
  void metricsAreWrittenAtEveryLogLevel() throws Exception {
    for (String level : List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")) {
      FunctionLog log = new FunctionLog();
      try (FunctionProcess function =
          withoutQueues(
              log, Map.of("POWERTOOLS_LOG_LEVEL", level, "AWS_LAMBDA_LOG_LEVEL", level))) {
        String id = unique("level");
        assertFalse(invoke(function, change(id, "lamp")).functionError());
        assertEquals(1, accepted("trace-" + id).size());
        assertEquals(
            1,
            log.await(line -> line.contains("\"Delivered\":1"), 1, Duration.ofSeconds(30)).size(),
            level);
      }
    }
  }

  private static FunctionProcess withoutQueues(FunctionLog log, Map<String, String> more) {
    return FunctionProcess.start(
        FunctionSpec.built()
            .withEnvironment(STACK.environment())
            .withEnvironment(Map.of("REJECTED_QUEUE_URL", "", "OVERFLOW_QUEUE_URL", ""))
            .withEnvironment(more),
        log);
  }

  private static InvocationResult invoke(FunctionProcess function, ObjectNode event) {
    return function.invoke(bytes(event), Duration.ofSeconds(60), null);
  }

  private static InvocationResult invoke(ObjectNode event) {
    return STACK.invoke(bytes(event));
  }

  private static byte[] bytes(ObjectNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}

package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultRule;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.template.RolePolicy;
import io.iotmi.relay.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The template lets each function do what it does on its journeys, and nothing else. The function
 * has the variables of the template, and every call it makes is recorded.
 */
final class PermissionsIT {
  /** What the Lambda service does with the function's role. */
  private static final Set<String> OF_LAMBDA =
      Set.of(
          "logs:CreateLogStream on own logs",
          "logs:PutLogEvents on own logs",
          "xray:PutTelemetryRecords on *",
          "xray:PutTraceSegments on *");

  private static final Set<String> OF_LAMBDAS_POLLER =
      Set.of(
          "sqs:DeleteMessage on EventQueue",
          "sqs:GetQueueAttributes on EventQueue",
          "sqs:ReceiveMessage on EventQueue");

  /** See https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
  private static final Set<String> OF_LAMBDAS_ASYNCHRONOUS_INVOCATIONS =
      Set.of("sqs:SendMessage on FailedInvocationQueue");

  private static final String SEND_COMMAND =
      """
      {"header": {"auth": {"type": "OAuth2.0", "token": "canary4711"}},
       "payload": {"operationName": "AWS.SendCommand", "operationVersion": "1.0",
                   "connectorId": "local-connector", "connectorDeviceId": "lamp-1", "traceId": "t-1",
                   "endpoints": [{"id": "1", "clusters": [
                     {"id": "0x0006", "commands": [{"0x01": {}}]}]}]}}
      """;

  private static final Template TEMPLATE = Template.read();

  @AfterEach
  void repair() {
    STACK.endpoint().faults().clear();
    STACK.sqs().drain(STACK.rejected().url());
    STACK.sqs().drain(STACK.events().url());
  }

  @Test
  void theQueueFunctionMayDoWhatItDoesAndNothingElse() {
    SortedSet<String> done =
        journeys(
            "QueueFunction",
            event -> new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(event).bytes());
    done.addAll(OF_LAMBDA);
    done.addAll(OF_LAMBDAS_POLLER);
    done.addAll(OF_LAMBDAS_ASYNCHRONOUS_INVOCATIONS);
    assertEquals(done, allowed("QueueRole", "QueueLogs"));
  }

  @Test
  void theWebhookFunctionMayDoWhatItDoesAndNothingElse() {
    SortedSet<String> done =
        journeys("WebhookFunction", event -> LambdaInvocations.http(event, Map.of()));
    done.addAll(OF_LAMBDA);
    done.addAll(OF_LAMBDAS_ASYNCHRONOUS_INVOCATIONS);
    assertEquals(done, allowed("WebhookRole", "WebhookLogs"));
  }

  @Test
  void theConnectorFunctionCallsNothingAndMayCallNothing() {
    try (CallRecorder dynamoDb = new CallRecorder(STACK.table().uri());
        CallRecorder sqs = new CallRecorder(STACK.sqs().endpoint());
        FunctionProcess function = start("ConnectorFunction", dynamoDb, sqs)) {
      int before = STACK.endpoint().requests().size();
      InvocationResult result = invoke(function, SEND_COMMAND.getBytes(StandardCharsets.UTF_8));
      assertTrue(result.text().contains("\"responseCode\":501"), result.text());
      assertEquals(List.of(), dynamoDb.calls());
      assertEquals(List.of(), sqs.calls());
      assertEquals(before, STACK.endpoint().requests().size());
    }
    assertEquals(new TreeSet<>(OF_LAMBDA), allowed("ConnectorRole", "ConnectorLogs"));
  }

  /** A delivered event, a repeat, a refused one and one for which the endpoint is not ready. */
  private static SortedSet<String> journeys(String name, Function<String, byte[]> source) {
    try (CallRecorder dynamoDb = new CallRecorder(STACK.table().uri());
        CallRecorder sqs = new CallRecorder(STACK.sqs().endpoint());
        FunctionProcess function = start(name, dynamoDb, sqs)) {
      int before = STACK.endpoint().requests().size();
      String id = unique("permission");
      String event = change(id, "lamp-" + id).toString();
      invoke(function, source.apply(event));
      dynamoDb.hideRecords();
      invoke(function, source.apply(event));
      invoke(function, source.apply("{\"EventId\":\"" + unique("permission") + "\"}"));
      STACK
          .endpoint()
          .faults()
          .rules(
              List.of(
                  FaultRule.always(new FaultAction.Status(503, "ServiceUnavailableException"))));
      String later = unique("permission");
      invoke(function, source.apply(change(later, "lamp-" + later).toString()));
      List<ReceivedRequest> sent = STACK.endpoint().requests();
      assertFalse(sent.subList(before, sent.size()).isEmpty());

      TreeSet<String> done = new TreeSet<>();
      done.add("iotmanagedintegrations:SendConnectorEvent on *");
      dynamoDb.calls().forEach(call -> done.addAll(NeededPermissions.ofDynamoDb(call)));
      sqs.calls().forEach(call -> done.add(NeededPermissions.ofSqs(call)));
      return done;
    }
  }

  private static FunctionProcess start(String name, CallRecorder dynamoDb, CallRecorder sqs) {
    Map<String, String> environment = new HashMap<>(STACK.environment());
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.url());
    environment.put("AWS_ENDPOINT_URL_SQS", sqs.url());
    // A quota that one runtime may hardly touch without asking the others.
    environment.putAll(
        Map.of("SEND_QUOTA", "1000", "SEND_RATE_LIMIT", "1000", "SEND_SHARE", "1/1000"));
    Set<String> given = TEMPLATE.variables(name).keySet();
    environment
        .keySet()
        .removeIf(variable -> !variable.startsWith("AWS_") && !given.contains(variable));
    return FunctionProcess.start(
        FunctionSpec.built().withEnvironment(environment), new FunctionLog());
  }

  private static InvocationResult invoke(FunctionProcess function, byte[] event) {
    InvocationResult result = function.invoke(event, EmbeddedStack.TIMEOUT, null);
    assertFalse(result.functionError(), result.text());
    return result;
  }

  /** With the defaults of the parameters, where no key of one's own is named. */
  private static SortedSet<String> allowed(String role, String logs) {
    return RolePolicy.of(TEMPLATE, role, Map.of()).actions(logs);
  }
}

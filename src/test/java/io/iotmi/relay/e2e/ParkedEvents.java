package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.SharedStack.STACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultRule;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * LambdaInvocations that a function parks for three reasons: a setting of its own, a refusal of the
 * endpoint while it is in trouble, and a mistake of the sender. The first two can be repaired.
 */
final class ParkedEvents {
  /** As the list of the tool tells them. */
  static final String BY_SETTING = "rejected: pattern: must match";

  static final String BY_ENDPOINT = "rejected: refused: ValidationException (HTTP 400)";
  static final String BY_SENDER = "rejected: range: must be 100 to 550";

  private static final int BATCH = 100;

  private final QueueRef rejected;

  ParkedEvents(QueueRef rejected) {
    this.rejected = rejected;
  }

  /** Parks that number of each kind; the trace of each is its kind and its number. */
  void park(int bySetting, int byEndpoint, int bySender) {
    Map<String, String> environment = new HashMap<>(STACK.environment());
    environment.put("MESSAGE_RULE", "model");
    environment.put("REJECTED_QUEUE_URL", rejected.url());
    environment.put("SEND_RATE_LIMIT", "unlimited");
    STACK
        .endpoint()
        .faults()
        .rules(
            List.of(
                new FaultRule(
                    (number, body) -> body.path("TraceId").asText().startsWith("endpoint-"),
                    new FaultAction.Status(400, "ValidationException"))));
    try (FunctionProcess function =
        FunctionProcess.start(
            FunctionSpec.built().withEnvironment(environment), new FunctionLog())) {
      park(function, "setting", bySetting);
      park(function, "endpoint", byEndpoint);
      park(function, "sender", bySender);
    } finally {
      STACK.endpoint().faults().clear();
    }
  }

  private static void park(FunctionProcess function, String kind, int count) {
    for (int first = 0; first < count; first += BATCH) {
      LambdaInvocations.Batch batch = new LambdaInvocations.Batch(LambdaInvocations.STANDARD);
      for (int i = first; i < Math.min(count, first + BATCH); i++) {
        batch.add(event(kind, i).toString());
      }
      InvocationResult result = function.invoke(batch.bytes(), EmbeddedStack.TIMEOUT, null);
      assertFalse(result.functionError(), result.text());
      assertEquals("{\"batchItemFailures\":[]}", result.text());
    }
  }

  private static ObjectNode event(String kind, int number) {
    String id = kind + "-" + number;
    ObjectNode event = LambdaInvocations.change(id, id).put("TraceId", id);
    // An event without an id of its own goes by the key that travels with it.
    event.remove("EventId");
    return switch (kind) {
      case "setting" -> event.put("Message", "auc://lamp/" + number);
      case "sender" -> event.put("StatusCode", 7);
      default -> event;
    };
  }
}

package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultRule;
import io.iotmi.relay.local.queue.SqsPoller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stack whose connector is not registered yet, or not known to the endpoint for a while. */
@Timeout(120)
final class UnregisteredIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS = 100;

  @Test
  void nothingIsSentUntilTheConnectorIsRegistered() throws Exception {
    try (EmbeddedStack stack =
        start(Map.of("CONNECTOR_ID", "unregistered", "OVERFLOW_QUEUE_URL", ""))) {
      LambdaInvocations.Batch batch = batch(unique("early"));
      JsonNode reply = JSON.readTree(stack.invoke(batch.bytes()).payload());
      assertEquals(EVENTS, reply.path("batchItemFailures").size(), reply.toString());

      JsonNode http =
          JSON.readTree(
              stack
                  .invoke(
                      LambdaInvocations.http(change(unique("early"), "lamp").toString(), Map.of()))
                  .payload());
      assertEquals(503, http.path("statusCode").asInt(), http.toString());
      assertTrue(http.path("body").asText().contains("CONNECTOR_NOT_FOUND"), http.toString());

      assertEquals(List.of(), stack.endpoint().requests());
      assertEquals(0, stack.sqs().drain(stack.rejected().url()).size());
      // With the second line of metrics all before it is there.
      double notFound = metric(stack, "ConnectorNotFound", 2);
      assertEquals(1, lines(stack, "CONNECTOR_ID is unregistered").size());
      assertFalse(lines(stack, "\"reason\":\"CONNECTOR_NOT_FOUND\"").isEmpty());
      assertTrue(notFound > 0);
    }
  }

  @Test
  void anUnknownConnectorCostsAFewRequestsAndNoEvent() throws Exception {
    try (EmbeddedStack stack = start(Map.of("SEND_CONCURRENCY", "4"))) {
      stack
          .endpoint()
          .faults()
          .rules(
              List.of(FaultRule.always(new FaultAction.Status(404, "ResourceNotFoundException"))));
      String prefix = unique("unknown");
      JsonNode reply = JSON.readTree(stack.invoke(batch(prefix).bytes()).payload());
      assertEquals(EVENTS, reply.path("batchItemFailures").size(), reply.toString());
      int asked = stack.endpoint().requests().size();
      assertTrue(asked >= 1 && asked <= 4, "asked " + asked + " times");
      assertEquals(asked, metric(stack, "ConnectorNotFound", 1));
      assertEquals(0, stack.sqs().drain(stack.rejected().url()).size());

      send(stack, prefix);
      try (SqsPoller poller = stack.poll(stack.events())) {
        poller.pause();
        stack.endpoint().faults().clear();
        while (stack.endpoint().accepted().size() < EVENTS) {
          poller.pause();
        }
      }
      assertEquals(EVENTS, stack.endpoint().accepted().size());
    }
  }

  private static EmbeddedStack start(Map<String, String> environment) {
    return EmbeddedStack.start(
        StackSettings.usual()
            .withoutQuota()
            .withEnvironment(Map.of("SEND_RATE_LIMIT", "unlimited"))
            .withEnvironment(environment)
            .withVisibility(Duration.ofSeconds(2)));
  }

  private static LambdaInvocations.Batch batch(String prefix) {
    LambdaInvocations.Batch batch = new LambdaInvocations.Batch(LambdaInvocations.STANDARD);
    for (int i = 0; i < EVENTS; i++) {
      batch.add(change(prefix + "-" + i, prefix + "-" + i).toString());
    }
    return batch;
  }

  private static void send(EmbeddedStack stack, String prefix) {
    for (int i = 0; i < EVENTS; i++) {
      String id = prefix + "-" + i;
      stack.sqs().send(stack.events().url(), change(id, id).toString(), Map.of(), null, null, null);
    }
  }

  private static List<String> lines(EmbeddedStack stack, String part) {
    return stack.log().lines().stream().filter(line -> line.contains(part)).toList();
  }

  /** The sum over that number of invocations. */
  private static double metric(EmbeddedStack stack, String name, int invocations) throws Exception {
    List<JsonNode> metrics = new ArrayList<>();
    for (String line :
        stack.log().await(each -> each.contains("\"_aws\""), invocations, Duration.ofSeconds(30))) {
      metrics.add(JSON.readTree(line));
    }
    return metrics.stream().mapToDouble(line -> line.path(name).asDouble()).sum();
  }
}

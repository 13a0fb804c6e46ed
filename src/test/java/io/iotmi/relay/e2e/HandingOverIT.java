package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** A body of more events than the quota allows for in two seconds. */
final class HandingOverIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEVICES = 200;

  private static ObjectNode numbered(String id, int number) {
    ObjectNode event = LambdaInvocations.change(id + "-" + number, id + "-" + number % DEVICES);
    ((ObjectNode) event.at("/MatterEndpoint/clusters/0/attributes")).put("0x0000", number);
    return event;
  }

  /** The numbers of each device in the order in which they were met. */
  private static Map<Integer, List<Integer>> byDevice(List<Integer> numbers) {
    Map<Integer, List<Integer>> devices = new HashMap<>();
    numbers.forEach(n -> devices.computeIfAbsent(n % DEVICES, d -> new ArrayList<>()).add(n));
    return devices;
  }

  private static int number(JsonNode event) {
    return event.at("/MatterEndpoint/clusters/0/attributes/0x0000").asInt();
  }

  @Test
  void goesToTheQueueInTheOrderOfEachDevice() throws Exception {
    String id = unique("big");
    ArrayNode events = JSON.createArrayNode();
    for (int i = 0; i < 2_000; i++) {
      events.add(numbered(id, i));
    }
    try (FifoQueues sideRoad = new FifoQueues(Map.of("SEND_RATE_LIMIT", "10", "MERGE", "off"))) {
      assertEquals(202, sideRoad.post(events.toString(), Map.of()).path("statusCode").asInt());
      List<Integer> met = new ArrayList<>();
      accepted("trace-" + id).forEach(request -> met.add(number(request.body())));
      int sent = met.size();
      // On a busy machine the two seconds may be over before the first request starts.
      assertTrue(sent < 100, sent + " were sent");
      for (Message message : sideRoad.waiting()) {
        met.add(number(JSON.readTree(message.body())));
      }
      assertEquals(2_000, met.size());
      byDevice(met)
          .forEach((device, order) -> assertEquals(order.stream().sorted().toList(), order));
    }
  }

  @Test
  void withoutAQueueSendingGoesOn() throws Exception {
    String id = unique("patient");
    ArrayNode events = JSON.createArrayNode();
    for (int i = 0; i < 40; i++) {
      events.add(numbered(id, i));
    }
    Map<String, String> noQueue =
        Map.of("SEND_RATE_LIMIT", "10", "MERGE", "off", "OVERFLOW_QUEUE_URL", "");
    try (FifoQueues sideRoad = new FifoQueues(noQueue)) {
      assertEquals(200, sideRoad.post(events.toString(), Map.of()).path("statusCode").asInt());
      assertEquals(40, accepted("trace-" + id).size());
    }
  }
}

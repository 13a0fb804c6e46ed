package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static io.iotmi.relay.e2e.SharedStack.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invocations that are allowed, or answered, though senders rarely make them. */
@ExtendWith(LeakWatch.class)
final class UnusualInvocationsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void invalidUtf8IsUnreadable() throws Exception {
    ObjectNode event = (ObjectNode) JSON.readTree(LambdaInvocations.http("/w==", Map.of()));
    event.put("isBase64Encoded", true);
    assertEquals(400, reply(bytes(event)).path("statusCode").asInt());
    event.put("body", "%%%");
    assertEquals(400, reply(bytes(event)).path("statusCode").asInt());
  }

  @Test
  void anEmptyBatchReturnsNothing() throws Exception {
    assertEquals(
        "{\"batchItemFailures\":[]}",
        reply("{\"Records\":[]}".getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Test
  void aRecordWithoutAttributesOrIdIsStillRelayed() throws Exception {
    String id = unique("bare");
    ObjectNode event = JSON.createObjectNode();
    event.putArray("Records").addObject().put("body", change(id, "lamp").toString());
    assertEquals("{\"batchItemFailures\":[]}", reply(bytes(event)).toString());
    assertEquals(1, accepted("trace-" + id).size());
  }

  @Test
  void anotherMethodThanPostIsNotAllowed() throws Exception {
    ObjectNode event = (ObjectNode) JSON.readTree(LambdaInvocations.http("{}", Map.of()));
    ((ObjectNode) event.path("requestContext").path("http")).put("method", "GET");
    JsonNode reply = reply(bytes(event));
    assertEquals(405, reply.path("statusCode").asInt());
    assertEquals("POST", reply.path("headers").path("Allow").asText());
  }

  @Test
  void aBodyOfSixMegabytesIsAnswered() throws Exception {
    ObjectNode event = change(unique("large"), "lamp");
    event.put("UserId", "x".repeat(5_900_000));
    JsonNode reply = reply(LambdaInvocations.http(event.toString(), Map.of()));
    assertEquals(422, reply.path("statusCode").asInt());
    assertTrue(reply.toString().length() < 10_000);
  }

  @Test
  void aBatchOfTenThousandIsRelayed() throws Exception {
    LambdaInvocations.Batch batch = new LambdaInvocations.Batch(LambdaInvocations.STANDARD);
    String prefix = unique("many");
    for (int i = 0; i < 10_000; i++) {
      ObjectNode event = JSON.createObjectNode();
      event.put("Operation", "DEVICE_EVENT").put("EventId", prefix + "-" + i);
      event.put("ConnectorDeviceId", prefix).put("TraceId", "trace-" + prefix);
      event
          .putObject("MatterEndpoint")
          .putArray("clusters")
          .addObject()
          .put("id", "0x0006")
          .putObject("attributes")
          .put(Integer.toString(i), i);
      batch.add(event.toString());
    }
    assertEquals("{\"batchItemFailures\":[]}", reply(batch.bytes()).toString());
    assertTrue(accepted("trace-" + prefix).size() < 100, "merged into few requests");
  }

  private static byte[] bytes(ObjectNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}

package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.SharedStack.STACK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one invocation learns of devices and users, the next one knows. */
final class RememberedIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:forwarded-AbCdEf";

  private static FunctionProcess tuya;
  private static FunctionProcess seam;

  @BeforeAll
  static void start() {
    STACK
        .secrets()
        .put(ARN, JSON.createObjectNode().put("webhook", TuyaForwarder.SECRET).toString());
    tuya = function("tuya");
    seam = function("seam");
  }

  @AfterAll
  static void stop() {
    tuya.close();
    seam.close();
  }

  private static FunctionProcess function(String vendor) {
    Map<String, String> environment = new HashMap<>(STACK.environment());
    environment.put("VENDOR", vendor);
    environment.put("VENDOR_SECRET", ARN);
    return FunctionProcess.start(
        FunctionSpec.built().withEnvironment(environment), new FunctionLog());
  }

  /** A batch of messages that are put on the queue now; gives how many return to it. */
  private static int relay(FunctionProcess function, List<JsonNode> bodies) throws IOException {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (JsonNode body : bodies) {
      records
          .addObject()
          .put("messageId", LambdaInvocations.unique("remembered"))
          .put("body", body.toString())
          .put("eventSource", "aws:sqs")
          .put("eventSourceARN", LambdaInvocations.STANDARD)
          .putObject("attributes")
          .put("SentTimestamp", Long.toString(Instant.now().toEpochMilli()));
    }
    InvocationResult result =
        function.invoke(event.toString().getBytes(UTF_8), EmbeddedStack.TIMEOUT, null);
    assertFalse(result.functionError(), result.text());
    return JSON.readTree(result.payload()).path("batchItemFailures").size();
  }

  private static List<JsonNode> sent(String device) {
    return STACK.endpoint().accepted().stream()
        .map(ReceivedRequest::body)
        .filter(body -> body.path("ConnectorDeviceId").asText().equals(device))
        .toList();
  }

  @Test
  void aValueWaitsForTheDescriptionOfItsDeviceAndIsSentOnceThatHasCome() throws Exception {
    String device = LambdaInvocations.unique("lamp");
    JsonNode event = TuyaForwarder.brightness(device, 505, 1_772_600_000_123L);
    assertEquals(1, relay(tuya, List.of(event)));
    assertEquals(List.of(), sent(device));
    assertEquals(0, relay(tuya, List.of(TuyaForwarder.list("user-1", device))));
    assertEquals(0, relay(tuya, List.of(event)));
    assertEquals(
        127, sent(device).getFirst().at("/MatterEndpoint/clusters/0/attributes/0x0000").asInt());
  }

  @Test
  void aStateThatIsOlderThanTheOneThatWasSentIsNotSent() throws Exception {
    String device = LambdaInvocations.unique("lamp");
    relay(tuya, List.of(TuyaForwarder.list("user-1", device)));
    assertEquals(
        0, relay(tuya, List.of(TuyaForwarder.brightness(device, 505, 1_772_600_060_000L))));
    assertEquals(0, relay(tuya, List.of(TuyaForwarder.brightness(device, 10, 1_772_600_000_000L))));
    assertEquals(1, sent(device).size());
  }

  @Test
  void nothingLeavesOfAnAccountThatItsVendorSaysIsGone() throws Exception {
    Path samples = Path.of("src/vendors/seam/samples");
    JsonNode lock = JSON.readTree(samples.resolve("lock-unlocked.in.json").toFile()).path("body");
    JsonNode gone = JSON.readTree(samples.resolve("account-deleted.in.json").toFile()).path("body");
    String device = lock.path("device_id").asText();
    int before = sent(device).size();
    for (int i = 0; i < 2; i++) {
      assertEquals(0, relay(seam, List.of(again(lock))));
      assertEquals(0, relay(seam, List.of(gone)));
    }
    assertEquals(before + 1, sent(device).size());
  }

  /** The same with the id of another event. */
  private static JsonNode again(JsonNode body) {
    return ((ObjectNode) body.deepCopy()).put("event_id", LambdaInvocations.unique("event"));
  }

  @Test
  void aBatchOf25DevicesCostsNoMoreThanFiveDynamoDbRequestsForAllThatIsRemembered()
      throws Exception {
    String[] devices = new String[25];
    for (int i = 0; i < devices.length; i++) {
      devices[i] = LambdaInvocations.unique("costs");
    }
    relay(tuya, List.of(TuyaForwarder.list("user-2", devices)));
    List<JsonNode> batch = new ArrayList<>();
    for (String device : devices) {
      batch.add(TuyaForwarder.brightness(device, 505, 1_772_600_000_123L));
    }
    STACK.table().resetCounts();
    assertEquals(0, relay(tuya, batch));
    long requests = STACK.table().counts().values().stream().mapToLong(Long::longValue).sum();
    assertTrue(requests <= 5, STACK.table().counts().toString());
    assertEquals(1, sent(devices[24]).size());
  }
}

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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
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
  private static final String SECRET = "a secret of this test";

  private static FunctionProcess tuya;
  private static FunctionProcess seam;

  @BeforeAll
  static void start() {
    STACK.secrets().put(ARN, JSON.createObjectNode().put("webhook", SECRET).toString());
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

  /** An envelope of Tuya's queue: the sign covers the ciphertext, which is of no concern here. */
  private static ObjectNode signed() {
    String text = "data=ciphertext||protocol=4||pv=2.0||t=1772600000123||" + SECRET;
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
      return JSON.createObjectNode()
          .put("data", "ciphertext")
          .put("protocol", 4)
          .put("pv", "2.0")
          .put("t", 1_772_600_000_123L)
          .put("sign", HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A list of Tuya's devices, as a forwarder hands it over. */
  private static JsonNode list(String user, String... devices) throws IOException {
    ObjectNode body = signed().put("success", true);
    ArrayNode listed = body.putObject("result").putArray("devices");
    for (String device : devices) {
      ObjectNode one =
          listed.addObject().put("id", device).put("category", "dj").put("name", "Lamp");
      one.putArray("status").addObject().put("code", "bright_value_v2").put("value", 505);
      one.putObject("specification")
          .putArray("functions")
          .addObject()
          .put("code", "bright_value_v2")
          .put("type", "Integer")
          .put("values", "{\"min\":10,\"max\":1000}");
    }
    ObjectNode payload = JSON.createObjectNode();
    ObjectNode inner = payload.putObject("vendorPayload").put("body", body.toString());
    inner.putObject("query").put("discovery", "job-" + user).put("user", user);
    return payload;
  }

  private static JsonNode brightness(String device, int value, long time) {
    ObjectNode message = signed();
    ObjectNode decrypted =
        message
            .putObject("decrypted")
            .put("dataId", LambdaInvocations.unique("data"))
            .put("devId", device);
    decrypted
        .putArray("status")
        .addObject()
        .put("code", "bright_value_v2")
        .put("value", value)
        .put("t", time);
    return message;
  }

  @Test
  void aValueWaitsForTheDescriptionOfItsDeviceAndIsSentOnceThatHasCome() throws Exception {
    String device = LambdaInvocations.unique("lamp");
    JsonNode event = brightness(device, 505, 1_772_600_000_123L);
    assertEquals(1, relay(tuya, List.of(event)));
    assertEquals(List.of(), sent(device));
    assertEquals(0, relay(tuya, List.of(list("user-1", device))));
    assertEquals(0, relay(tuya, List.of(event)));
    assertEquals(
        127, sent(device).getFirst().at("/MatterEndpoint/clusters/0/attributes/0x0000").asInt());
  }

  @Test
  void aStateThatIsOlderThanTheOneThatWasSentIsNotSent() throws Exception {
    String device = LambdaInvocations.unique("lamp");
    relay(tuya, List.of(list("user-1", device)));
    assertEquals(0, relay(tuya, List.of(brightness(device, 505, 1_772_600_060_000L))));
    assertEquals(0, relay(tuya, List.of(brightness(device, 10, 1_772_600_000_000L))));
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
    relay(tuya, List.of(list("user-2", devices)));
    List<JsonNode> batch = new ArrayList<>();
    for (String device : devices) {
      batch.add(brightness(device, 505, 1_772_600_000_123L));
    }
    STACK.table().resetCounts();
    assertEquals(0, relay(tuya, batch));
    long requests = STACK.table().counts().values().stream().mapToLong(Long::longValue).sum();
    assertTrue(requests <= 5, STACK.table().counts().toString());
    assertEquals(1, sent(devices[24]).size());
  }
}

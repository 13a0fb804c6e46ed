package io.iotmi.relay.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Messages of Tuya's queue and lists of its devices, as a forwarder puts them on the event queue.
 */
final class TuyaForwarder {
  static final String SECRET = "a secret of this test";

  private static final ObjectMapper JSON = new ObjectMapper();

  private TuyaForwarder() {}

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
  static JsonNode list(String user, String... devices) throws IOException {
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

  /** A state of a lamp, in the vendor's steps. */
  static JsonNode brightness(String device, int value, long time) {
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
}

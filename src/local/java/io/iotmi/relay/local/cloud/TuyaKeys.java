package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** What Tuya signs and encrypts with. */
record TuyaKeys(String id, String key) {

  /** Whether a request carries the signature that goes with it. */
  boolean signed(ApiCall call, String token) {
    String text =
        id
            + token
            + call.header("t")
            + call.header("nonce")
            + call.method()
            + "\n"
            + HexFormat.of().formatHex(Signing.digest("SHA-256", call.body()))
            + "\n\n"
            + call.target();
    String sign = HexFormat.of().formatHex(Signing.hmacSha256(key, text));
    return call.header("client_id").equals(id)
        && call.header("sign").equals(sign.toUpperCase(Locale.ROOT));
  }

  /** A message of the Pulsar queue as a forwarder posts it: the envelope, and what it decrypted. */
  Webhook envelope(String device, Map<String, JsonNode> changes) {
    long now = Instant.now().toEpochMilli();
    ObjectNode message = JsonTrees.object();
    message.put("dataId", UUID.randomUUID().toString()).put("devId", device);
    ArrayNode status = message.putArray("status");
    changes.forEach(
        (code, value) -> status.addObject().put("code", code).put("t", now).set("value", value));
    String data = Base64.getEncoder().encodeToString(encrypted(JsonTrees.bytes(message)));
    String text = "data=" + data + "||protocol=4||pv=2.0||t=" + now + "||" + key;
    ObjectNode envelope = JsonTrees.object();
    envelope.put("data", data).put("protocol", 4).put("pv", "2.0").put("t", now);
    envelope.put(
        "sign",
        HexFormat.of().formatHex(Signing.digest("MD5", text.getBytes(StandardCharsets.UTF_8))));
    envelope.set("decrypted", message);
    return new Webhook(Map.of("Content-Type", "application/json"), JsonTrees.bytes(envelope));
  }

  private byte[] encrypted(byte[] plain) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
      byte[] secret = key.substring(8, 24).getBytes(StandardCharsets.UTF_8);
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"));
      return cipher.doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "TuyaKeys";
  }
}

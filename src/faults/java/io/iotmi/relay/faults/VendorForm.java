package io.iotmi.relay.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.faults.PutEvent.Fate;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Payloads of the vendor whose folder is {@code src/faults/resources/vendors/faulty}. */
final class VendorForm {
  static final String VENDOR = "faulty";
  static final String SECRET = "a-secret-of-the-fault-suite";
  static final String SECRET_ARN =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:faulty-AbCdEf";
  static final String SIGNATURE = "x-faulty-sign";

  /** As many as the folder has bindings for. */
  private static final int VALUES = 8;

  private VendorForm() {}

  static ObjectNode event(int number, String device, Fate fate) {
    ObjectNode event = JsonTrees.object().put("id", "id-" + number).put("device", device);
    String value = fate == Fate.INVALID ? "lock" : "p" + number % VALUES;
    event.putObject("attributes").put(value, number);
    return event;
  }

  static String payload(ArrayNode events) {
    ObjectNode payload = JsonTrees.object();
    payload.set("events", events);
    return payload.toString();
  }

  static String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}

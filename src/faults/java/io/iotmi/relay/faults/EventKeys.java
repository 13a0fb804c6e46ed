package io.iotmi.relay.faults;

import io.iotmi.relay.local.EmbeddedStack;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The ledger's keys, worked out a second time from what the design says of them. */
final class EventKeys {
  private EventKeys() {}

  static String ofEvent(int number) {
    return of("event", "id-" + number);
  }

  static String ofCloudEvent(int number) {
    return of("cloudevents:https://faults", "id-" + number);
  }

  /** The folder's name, the vendor's id, and which of its events it is. */
  static String ofVendorEvent(int number) {
    return of("event", VendorForm.VENDOR + "/id-" + number + "/0");
  }

  static String of(String source, String id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {source, id}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return EmbeddedStack.CONNECTOR_ID + "#" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

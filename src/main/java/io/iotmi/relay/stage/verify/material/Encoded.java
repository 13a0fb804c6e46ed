package io.iotmi.relay.stage.verify.material;

import io.iotmi.relay.vendor.door.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes as text, and back. */
public final class Encoded {
  private Encoded() {}

  /** Null for what is not of the encoding. */
  public static byte @Nullable [] decode(String text, Encoding encoding) {
    try {
      return switch (encoding) {
        case TEXT -> text.getBytes(StandardCharsets.UTF_8);
        case HEX -> HexFormat.of().parseHex(text);
        case BASE64 -> Base64.getDecoder().decode(text);
        case BASE64URL -> Base64.getUrlDecoder().decode(text);
      };
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  public static String encode(byte[] bytes, Encoding encoding) {
    return switch (encoding) {
      case TEXT -> new String(bytes, StandardCharsets.UTF_8);
      case HEX -> HexFormat.of().formatHex(bytes);
      case BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    };
  }
}

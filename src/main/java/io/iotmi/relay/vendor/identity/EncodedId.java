package io.iotmi.relay.vendor.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A vendor's id in the characters that the API takes for device and user ids, {@code
 * [a-zA-Z0-9_.,@-]}: each byte of its UTF-8 that is none of them, and {@code @} itself, becomes
 * {@code @} and two hexadecimal digits. So no two ids become the same one, and each can be read
 * back. See https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_SendConnectorEvent.html
 */
public final class EncodedId {
  public static final int MAX_DEVICE_ID = 256;
  public static final int MAX_USER_ID = 64;

  private static final char ESCAPE = '@';
  private static final HexFormat HEX = HexFormat.of();

  private EncodedId() {}

  public static String encode(String id) {
    StringBuilder out = new StringBuilder(id.length());
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      if (plain(b)) {
        out.append((char) b);
      } else {
        HEX.toHexDigits(out.append(ESCAPE), b);
      }
    }
    return out.toString();
  }

  /** The id that was encoded; nothing where no id is encoded like this. */
  public static Optional<String> decode(String encoded) {
    ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == ESCAPE) {
        OptionalInt escaped = escaped(encoded, i + 1);
        if (escaped.isEmpty()) {
          return Optional.empty();
        }
        bytes.put((byte) escaped.getAsInt());
        i += 2;
      } else if (c < 0x80 && plain((byte) c)) {
        bytes.put((byte) c);
      } else {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static OptionalInt escaped(String encoded, int at) {
    if (at + 2 > encoded.length()) {
      return OptionalInt.empty();
    }
    String digits = encoded.substring(at, at + 2);
    boolean canonical =
        digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    if (!canonical || plain((byte) HexFormat.fromHexDigits(digits))) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(HexFormat.fromHexDigits(digits));
  }

  private static boolean plain(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '_'
        || b == '.'
        || b == ','
        || b == '-';
  }
}

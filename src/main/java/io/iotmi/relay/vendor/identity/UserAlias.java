package io.iotmi.relay.vendor.identity;

import io.iotmi.relay.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A user's id in the length that the API takes. A longer one is replaced by a hash of it, which is
 * the same each time and cannot be read back. It begins with {@code @-}, as no encoded id does.
 */
public final class UserAlias {
  private static final String MARK = "@-";

  private UserAlias() {}

  /** Whether the id is a hash that stands for a longer one. */
  public static boolean isAlias(String id) {
    return id.startsWith(MARK) && id.length() == EncodedId.MAX_USER_ID;
  }

  public static String of(String userId) {
    String encoded = EncodedId.encode(userId);
    if (encoded.length() <= EncodedId.MAX_USER_ID) {
      return encoded;
    }
    byte[] hash = Sha256.start().digest(userId.getBytes(StandardCharsets.UTF_8));
    return (MARK + HexFormat.of().formatHex(hash)).substring(0, EncodedId.MAX_USER_ID);
  }
}

package io.iotmi.relay.stage.keep.vault;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hash under a key, HMAC with SHA-256. See https://www.rfc-editor.org/rfc/rfc2104 */
final class Keyed {
  private static final String ALGORITHM = "HmacSHA256";

  private Keyed() {}

  static byte[] hash(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}

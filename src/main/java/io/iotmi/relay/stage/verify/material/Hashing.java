package io.iotmi.relay.stage.verify.material;

import io.iotmi.relay.vendor.door.Scheme.Hash;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes, plain and keyed. */
public final class Hashing {
  private Hashing() {}

  public static byte[] of(Hash hash, byte[] bytes) {
    try {
      return MessageDigest.getInstance(
              switch (hash) {
                case MD5 -> "MD5";
                case SHA1 -> "SHA-1";
                case SHA256 -> "SHA-256";
                case SHA512 -> "SHA-512";
              })
          .digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has these hashes", e);
    }
  }

  /**
   * The keyed hash of RFC 2104.
   *
   * @param key not empty
   */
  public static byte[] keyed(Hash hash, byte[] key, byte[] bytes) {
    String name =
        switch (hash) {
          case MD5 -> "HmacMD5";
          case SHA1 -> "HmacSHA1";
          case SHA256 -> "HmacSHA256";
          case SHA512 -> "HmacSHA512";
        };
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key, name));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + name, e);
    }
  }
}

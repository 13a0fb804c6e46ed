package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.vendor.door.Scheme.Hash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes of texts that sign requests. */
final class RequestHash {
  private RequestHash() {}

  static byte[] of(Hash hash, String text) {
    try {
      return MessageDigest.getInstance(
              switch (hash) {
                case MD5 -> "MD5";
                case SHA1 -> "SHA-1";
                case SHA256 -> "SHA-256";
                case SHA512 -> "SHA-512";
              })
          .digest(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has these hashes", e);
    }
  }

  static byte[] keyed(Hash hash, String key, String text) {
    String name =
        switch (hash) {
          case MD5 -> "HmacMD5";
          case SHA1 -> "HmacSHA1";
          case SHA256 -> "HmacSHA256";
          case SHA512 -> "HmacSHA512";
        };
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(bytes(key), name));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + name, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package io.iotmi.relay.stage.keep.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption with AES-256 in Galois/Counter Mode, each time under a key of its own that is derived
 * with a random salt, so that no pair of key and nonce comes twice. See
 * https://csrc.nist.gov/pubs/sp/800/38/d/final
 */
final class Sealing {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int SALT = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Sealing() {}

  /**
   * Encrypts.
   *
   * @param context what it belongs to; needed again to decrypt
   */
  static byte[] seal(byte[] key, byte[] context, byte[] clear) {
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(salt);
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, salt, nonce, context);
      byte[] ciphertext = cipher.doFinal(clear);
      return ByteBuffer.allocate(SALT + NONCE + ciphertext.length)
          .put(salt)
          .put(nonce)
          .put(ciphertext)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  /** Decrypts; empty for what was not encrypted by this key in this context. */
  static Optional<byte[]> open(byte[] key, byte[] context, byte[] ciphertext) {
    if (ciphertext.length < SALT + NONCE) {
      return Optional.empty();
    }
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[NONCE];
    ByteBuffer parts = ByteBuffer.wrap(ciphertext).get(salt).get(nonce);
    byte[] text = new byte[parts.remaining()];
    parts.get(text);
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, key, salt, nonce, context).doFinal(text));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] salt, byte[] nonce, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(
        mode,
        new SecretKeySpec(Keyed.hash(key, salt), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher;
  }
}

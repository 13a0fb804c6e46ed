package io.iotmi.relay.vendor.door;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Public keys as they are written: PEM of a certificate or of a public key (RFC 7468), or for
 * Ed25519 its 32 bytes as Standard Webhooks ({@code whpk_} and base64) or in hexadecimal digits.
 */
public final class PublicKeyText {
  private static final String BEGIN = "-----BEGIN ";
  private static final int ED25519_BYTES = 32;

  /**
   * What stands before the 32 bytes in DER. See https://www.rfc-editor.org/rfc/rfc8410#section-4
   */
  private static final byte[] ED25519_DER = HexFormat.of().parseHex("302a300506032b6570032100");

  private PublicKeyText() {}

  /** The key, or null for a text that is none of this algorithm. */
  public static @Nullable PublicKey read(String text, Scheme.Algorithm algorithm) {
    try {
      String given = text.strip();
      if (given.startsWith(BEGIN + "CERTIFICATE-----")) {
        byte[] pem = given.getBytes(StandardCharsets.US_ASCII);
        PublicKey key =
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem))
                .getPublicKey();
        return isOf(key, algorithm) ? key : null;
      }
      if (given.startsWith(BEGIN + "PUBLIC KEY-----")) {
        return key(Base64.getMimeDecoder().decode(inside(given)), algorithm);
      }
      return algorithm == Scheme.Algorithm.ED25519 ? key(ed25519(given), algorithm) : null;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return null;
    }
  }

  private static PublicKey key(byte[] der, Scheme.Algorithm algorithm)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(family(algorithm)).generatePublic(new X509EncodedKeySpec(der));
  }

  private static boolean isOf(PublicKey key, Scheme.Algorithm algorithm) {
    String family = family(algorithm);
    return key.getAlgorithm().equals(family)
        || (family.equals("Ed25519") && key.getAlgorithm().equals("EdDSA"));
  }

  private static String family(Scheme.Algorithm algorithm) {
    return switch (algorithm) {
      case RSA_SHA256, RSA_PSS_SHA256 -> "RSA";
      case ED25519 -> "Ed25519";
    };
  }

  private static String inside(String pem) {
    int start = pem.indexOf("-----", BEGIN.length()) + "-----".length();
    int end = pem.indexOf("-----END", start);
    return end < 0 ? "" : pem.substring(start, end);
  }

  private static byte[] ed25519(String text) {
    String bare = text.startsWith("whpk_") ? text.substring("whpk_".length()) : text;
    byte[] bytes =
        bare.length() == 2 * ED25519_BYTES
            ? HexFormat.of().parseHex(bare)
            : Base64.getDecoder().decode(bare);
    if (bytes.length != ED25519_BYTES) {
      throw new IllegalArgumentException("a key of Ed25519 has " + ED25519_BYTES + " bytes");
    }
    byte[] der = new byte[ED25519_DER.length + ED25519_BYTES];
    System.arraycopy(ED25519_DER, 0, der, 0, ED25519_DER.length);
    System.arraycopy(bytes, 0, der, ED25519_DER.length, ED25519_BYTES);
    return der;
  }
}

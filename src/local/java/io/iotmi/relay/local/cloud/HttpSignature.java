package io.iotmi.relay.local.cloud;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Signs with a key of its own, made at the start, as SmartThings signs its webhooks. */
final class HttpSignature {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String keyId;
  private final KeyPair keys;

  HttpSignature(String keyId) {
    this.keyId = keyId;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The path of the key. */
  String keyId() {
    return keyId;
  }

  /** In PEM. */
  String publicKey() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  Webhook sign(String path, byte[] body) {
    String digest = "SHA256=" + Base64.getEncoder().encodeToString(Signing.digest("SHA-256", body));
    String date = DATE.format(Instant.now());
    String text = "(request-target): post " + path + "\ndigest: " + digest + "\ndate: " + date;
    try {
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(keys.getPrivate());
      signer.update(text.getBytes(StandardCharsets.UTF_8));
      return new Webhook(
          Map.of(
              "Content-Type",
              "application/json",
              "Digest",
              digest,
              "Date",
              date,
              "Authorization",
              "Signature keyId=\""
                  + keyId
                  + "\",signature=\""
                  + Base64.getEncoder().encodeToString(signer.sign())
                  + "\",headers=\"(request-target) digest date\",algorithm=\"rsa-sha256\""),
          body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

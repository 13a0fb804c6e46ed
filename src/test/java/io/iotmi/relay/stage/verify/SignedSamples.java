package io.iotmi.relay.stage.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A signed request of each scheme, signed by other code than that which verifies it. */
final class SignedSamples {
  static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  private static final String SECRET = "a-secret-of-this-test";
  private static final String BODY = "{\"device\":\"d1\",\"on\":true}";
  private static final String SECONDS = Long.toString(NOW.getEpochSecond());

  private SignedSamples() {}

  private static final List<SignedSample> ALL = made();

  static List<SignedSample> all() {
    return ALL;
  }

  private static List<SignedSample> made() {
    try {
      KeyPair rsa = JdkSignatures.pair("RSA");
      KeyPair ed = JdkSignatures.pair("Ed25519");
      return List.of(
          hmac("sha1", "HmacSHA1"),
          hmac("sha256", "HmacSHA256"),
          hmac("sha512", "HmacSHA512"),
          hash("md5", "MD5"),
          hash("sha256", "SHA-256"),
          stripeLike(),
          publicKey("rsa-sha256", rsa),
          publicKey("rsa-pss-sha256", rsa),
          publicKey("ed25519", ed),
          httpSignature(rsa));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has these algorithms", e);
    }
  }

  private static SignedSample hmac(String name, String algorithm) throws GeneralSecurityException {
    String signature = HexFormat.of().formatHex(JdkSignatures.mac(algorithm, SECRET, "m1." + BODY));
    String door =
        """
        {"signature": {"scheme": "hmac", "hash": "%s", "signs": "{id}.{body}",
          "in": {"header": "X-Sign"}, "prefix": "%s="}, "id": {"header": "X-Id"}}"""
            .formatted(name, name);
    return sample(
        "HMAC " + name,
        Judged.by(door, NOW, SECRET),
        Map.of("x-sign", name + "=" + signature, "x-id", "m1"),
        "x-sign",
        signature,
        true);
  }

  private static SignedSample hash(String name, String algorithm) throws GeneralSecurityException {
    String signature =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance(algorithm)
                    .digest((BODY + "||" + SECRET).getBytes(UTF_8)));
    String door =
        """
        {"signature": {"scheme": "hash", "hash": "%s", "signs": "{body}||{secret}",
          "in": {"header": "sign"}}}"""
            .formatted(name);
    return sample(
        "hash " + name,
        Judged.by(door, NOW, SECRET),
        Map.of("sign", signature),
        "sign",
        signature,
        true);
  }

  private static SignedSample stripeLike() throws GeneralSecurityException {
    String signature =
        HexFormat.of().formatHex(JdkSignatures.mac("HmacSHA256", SECRET, SECONDS + "." + BODY));
    String door =
        """
        {"signature": {"scheme": "hmac", "signs": "{timestamp}.{body}",
          "in": {"header": "X-Signature", "field": "v1"}},
         "time": {"in": {"header": "X-Signature", "field": "t"}}}""";
    return sample(
        "HMAC in a field",
        Judged.by(door, NOW, SECRET),
        Map.of("x-signature", "t=" + SECONDS + ",v0=00,v1=" + signature),
        "x-signature",
        signature,
        true);
  }

  private static SignedSample publicKey(String scheme, KeyPair pair)
      throws GeneralSecurityException {
    String signature =
        Base64.getEncoder().encodeToString(JdkSignatures.sign(scheme, pair.getPrivate(), BODY));
    String door =
        """
        {"signature": {"scheme": "%s", "signs": "{body}", "in": {"header": "X-Sign"},
          "encoding": "base64"}}"""
            .formatted(scheme);
    return sample(
        scheme,
        Judged.by(door, NOW, JdkSignatures.pem(pair)),
        Map.of("x-sign", signature),
        "x-sign",
        signature,
        false);
  }

  private static SignedSample httpSignature(KeyPair pair) throws GeneralSecurityException {
    String digest =
        "SHA256="
            + Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(BODY.getBytes(UTF_8)));
    String date = "Thu, 26 Nov 2026 09:00:00 UTC";
    String text = "(request-target): post /webhook\ndigest: " + digest + "\ndate: " + date;
    String signature =
        Base64.getEncoder()
            .encodeToString(JdkSignatures.sign("rsa-sha256", pair.getPrivate(), text));
    String door =
        """
        {"signature": {"scheme": "http-signature"},
         "time": {"in": {"header": "date"}, "form": "http-date"}}""";
    return sample(
        "HTTP signature",
        Judged.by(door, NOW, JdkSignatures.pem(pair)),
        Map.of(
            "digest",
            digest,
            "date",
            date,
            "authorization",
            "Signature keyId=\"/pl/useast2/test\",signature=\""
                + signature
                + "\",headers=\"(request-target) digest date\",algorithm=\"rsa-sha256\""),
        "authorization",
        signature,
        false);
  }

  private static SignedSample sample(
      String name,
      Judged door,
      Map<String, String> headers,
      String header,
      String signature,
      boolean hex) {
    int start = headers.getOrDefault(header, "").indexOf(signature);
    return new SignedSample(
        name, door, Posted.of(BODY, headers), header, start, start + signature.length(), hex);
  }
}

package io.iotmi.relay.stage.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.model.WebhookRequest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A signed request of each scheme, signed by other code than that which verifies it. */
final class SignedSamples {
  static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  private static final String SECRET = "a-secret-of-this-test";
  private static final String BODY = "{\"device\":\"d1\",\"on\":true}";
  private static final String SECONDS = Long.toString(NOW.getEpochSecond());

  private SignedSamples() {}

  /**
   * A request and what verifies it.
   *
   * @param header that holds the signature
   * @param start of the signature's text in the header
   * @param end of it, behind its last character
   */
  record Sample(
      String name,
      Judged door,
      WebhookRequest request,
      String header,
      int start,
      int end,
      boolean hex) {
    @Override
    public String toString() {
      return name;
    }

    byte[] signature() {
      String text = value().substring(start, end);
      return hex ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
    }

    WebhookRequest withSignature(byte[] signature) {
      String text =
          hex ? HexFormat.of().formatHex(signature) : Base64.getEncoder().encodeToString(signature);
      return Posted.with(
          request, header, value().substring(0, start) + text + value().substring(end));
    }

    private String value() {
      return request.headers().getOrDefault(header, "");
    }
  }

  private static final List<Sample> ALL = made();

  static List<Sample> all() {
    return ALL;
  }

  private static List<Sample> made() {
    try {
      KeyPair rsa = pair("RSA");
      KeyPair ed = pair("Ed25519");
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

  private static Sample hmac(String name, String algorithm) throws GeneralSecurityException {
    String signature = HexFormat.of().formatHex(mac(algorithm, "m1." + BODY));
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

  private static Sample hash(String name, String algorithm) throws GeneralSecurityException {
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

  private static Sample stripeLike() throws GeneralSecurityException {
    String signature = HexFormat.of().formatHex(mac("HmacSHA256", SECONDS + "." + BODY));
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

  private static Sample publicKey(String scheme, KeyPair pair) throws GeneralSecurityException {
    String signature = Base64.getEncoder().encodeToString(sign(scheme, pair.getPrivate(), BODY));
    String door =
        """
        {"signature": {"scheme": "%s", "signs": "{body}", "in": {"header": "X-Sign"},
          "encoding": "base64"}}"""
            .formatted(scheme);
    return sample(
        scheme,
        Judged.by(door, NOW, pem(pair)),
        Map.of("x-sign", signature),
        "x-sign",
        signature,
        false);
  }

  private static Sample httpSignature(KeyPair pair) throws GeneralSecurityException {
    String digest =
        "SHA256="
            + Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(BODY.getBytes(UTF_8)));
    String date = "Thu, 26 Nov 2026 09:00:00 UTC";
    String text = "(request-target): post /webhook\ndigest: " + digest + "\ndate: " + date;
    String signature =
        Base64.getEncoder().encodeToString(sign("rsa-sha256", pair.getPrivate(), text));
    String door =
        """
        {"signature": {"scheme": "http-signature"},
         "time": {"in": {"header": "date"}, "form": "http-date"}}""";
    return sample(
        "HTTP signature",
        Judged.by(door, NOW, pem(pair)),
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

  private static Sample sample(
      String name,
      Judged door,
      Map<String, String> headers,
      String header,
      String signature,
      boolean hex) {
    int start = headers.getOrDefault(header, "").indexOf(signature);
    return new Sample(
        name, door, Posted.of(BODY, headers), header, start, start + signature.length(), hex);
  }

  private static byte[] mac(String algorithm, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), algorithm));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  private static byte[] sign(String scheme, PrivateKey key, String text)
      throws GeneralSecurityException {
    Signature signer =
        switch (scheme) {
          case "rsa-sha256" -> Signature.getInstance("SHA256withRSA");
          case "ed25519" -> Signature.getInstance("Ed25519");
          default -> {
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(
                new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            yield pss;
          }
        };
    signer.initSign(key);
    signer.update(text.getBytes(UTF_8));
    return signer.sign();
  }

  static KeyPair pair(String algorithm) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }
}

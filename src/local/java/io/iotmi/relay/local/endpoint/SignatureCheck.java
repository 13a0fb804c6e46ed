package io.iotmi.relay.local.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Works the signature out anew from the request as received and compares.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signature
 *     Version 4</a>
 */
final class SignatureCheck {
  private static final String SERVICE = "iotmanagedintegrations";
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/,]+)/(\\d{8})/([^/,]+)/([^/,]+)/aws4_request,"
              + " ?SignedHeaders=([a-z0-9;_-]+), ?Signature=([0-9a-f]{64})");

  private final String region;
  private final String accessKeyId;
  private final String secret;

  SignatureCheck(String region, String accessKeyId, String secret) {
    this.region = region;
    this.accessKeyId = accessKeyId;
    this.secret = secret;
  }

  Optional<Refusal> refusal(RawRequest request, Instant now) {
    String header = request.headers().get("authorization");
    if (header == null) {
      return Optional.of(Refusal.unsigned("Missing Authentication Token"));
    }
    Matcher parts = AUTHORIZATION.matcher(header);
    if (!parts.matches()) {
      return refused("the Authorization header is malformed");
    }
    String stamp = request.headers().getOrDefault("x-amz-date", "");
    List<String> signed = List.of(parts.group(5).split(";", -1));
    String day = parts.group(2);
    if (!parts.group(1).equals(accessKeyId)) {
      return refused("the access key is unknown");
    }
    if (!parts.group(3).equals(region) || !parts.group(4).equals(SERVICE)) {
      return refused("the credential must be scoped to " + region + "/" + SERVICE);
    }
    if (!stamp.startsWith(day) || !within(stamp, now)) {
      return refused("the signature is not of now");
    }
    if (!signed.contains("host") || !allAmzSigned(request, signed)) {
      return refused("host and every x-amz- header must be signed");
    }
    String hash = HexFormat.of().formatHex(sha256(request.body()));
    if (!hash.equals(request.headers().getOrDefault("x-amz-content-sha256", hash))) {
      return refused("the payload is not the one of x-amz-content-sha256");
    }
    String scope = day + "/" + region + "/" + SERVICE + "/aws4_request";
    String canonical = CanonicalRequest.of(request, signed, hash);
    String toSign =
        "AWS4-HMAC-SHA256\n"
            + stamp
            + "\n"
            + scope
            + "\n"
            + HexFormat.of().formatHex(sha256(canonical.getBytes(UTF_8)));
    byte[] expected = hmac(key(day), toSign);
    return MessageDigest.isEqual(expected, HexFormat.of().parseHex(parts.group(6)))
        ? Optional.empty()
        : refused("the signature does not match");
  }

  private static Optional<Refusal> refused(String why) {
    return Optional.of(Refusal.badSignature(why));
  }

  private static boolean within(String stamp, Instant now) {
    try {
      Instant at = LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC);
      return Duration.between(at, now).abs().compareTo(MAX_SKEW) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean allAmzSigned(RawRequest request, List<String> signed) {
    return request.headers().keySet().stream()
        .filter(name -> name.startsWith("x-amz-"))
        .allMatch(signed::contains);
  }

  private byte[] key(String day) {
    byte[] key = hmac(("AWS4" + secret).getBytes(UTF_8), day);
    key = hmac(key, region);
    key = hmac(key, SERVICE);
    return hmac(key, "aws4_request");
  }

  private static byte[] hmac(byte[] key, String data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.iotmi.relay.aws.http;

import io.iotmi.relay.aws.http.AwsHttp.AwsRequest;
import io.iotmi.relay.model.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Signature Version 4 in the headers of a POST without a query. See
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * <p>Written here and not by the SDK's signer, with which it agrees byte for byte: signing is most
 * of what the processor does for an event, and that one takes twice the time, three times the
 * garbage, and a hundred and eighty classes at start. Thread-safe.
 */
final class SignatureV4 {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String HMAC = "HmacSHA256";
  private static final HexFormat HEX = HexFormat.of();
  private static final HexFormat UPPER_HEX = HEX.withUpperCase();

  /** https://www.rfc-editor.org/rfc/rfc3986#section-2.3 and what separates segments. */
  private static final String UNRESERVED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";

  /** What proxies may change, which no SDK signs. */
  private static final Set<String> UNSIGNED = Set.of("user-agent", "x-amzn-trace-id");

  private final String region;
  private final Map<String, Derived> keys = new ConcurrentHashMap<>();

  SignatureV4(String region) {
    this.region = region;
  }

  /**
   * All headers of the request by their names in lower case, {@code authorization} among them.
   *
   * @throws IllegalArgumentException where the address has a query, which would go unsigned
   */
  Map<String, String> sign(AwsRequest request, AwsCredentials credentials, Instant now) {
    URI uri = request.uri();
    if (uri.getRawQuery() != null) {
      throw new IllegalArgumentException("a query is not signed");
    }
    // 2026-01-02T03:04:05Z without its dashes and colons is the basic form that is asked for.
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString().replace("-", "").replace(":", "");
    String scope = scope(time.substring(0, 8), request.signingName());
    String payload = Sha256.hex(request.body());
    TreeMap<String, String> headers = new TreeMap<>();
    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.put("content-length", Integer.toString(request.body().length));
    headers.put("host", host(uri));
    headers.put("x-amz-content-sha256", payload);
    headers.put("x-amz-date", time);
    if (credentials instanceof AwsSessionCredentials session) {
      headers.put("x-amz-security-token", session.sessionToken());
    }

    StringBuilder names = new StringBuilder();
    StringBuilder canonical = new StringBuilder(512);
    canonical.append("POST\n").append(path(uri)).append("\n\n");
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (!UNSIGNED.contains(header.getKey())) {
        names.append(names.isEmpty() ? "" : ";").append(header.getKey());
        canonical.append(header.getKey()).append(':');
        value(header.getValue(), canonical);
        canonical.append('\n');
      }
    }
    canonical.append('\n').append(names).append('\n').append(payload);

    String hash = Sha256.hex(canonical.toString());
    String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hash;
    byte[] key = key(credentials.secretAccessKey(), scope, request.signingName());
    headers.put(
        "authorization",
        ALGORITHM
            + (" Credential=" + credentials.accessKeyId() + "/" + scope)
            + (", SignedHeaders=" + names)
            + (", Signature=" + HEX.formatHex(hmac(key, toSign))));
    return headers;
  }

  private String scope(String date, String service) {
    return date + "/" + region + "/" + service + "/aws4_request";
  }

  /** As the JDK writes it into the request. */
  private static String host(URI uri) {
    int preset = "https".equals(uri.getScheme()) ? 443 : 80;
    int port = uri.getPort();
    return port < 0 || port == preset ? uri.getHost() : uri.getHost() + ":" + port;
  }

  /** Encoded once more than in the request, as all services but S3 want it. */
  private static String path(URI uri) {
    String raw = uri.normalize().getRawPath();
    if (raw.isEmpty()) {
      return "/";
    }
    StringBuilder path = new StringBuilder(raw.length());
    for (byte b : utf8(raw)) {
      if (UNRESERVED.indexOf(b) >= 0) {
        path.append((char) b);
      } else {
        path.append('%').append(UPPER_HEX.toHexDigits(b));
      }
    }
    return path.toString();
  }

  /** Without spaces at the ends, and with single ones inside. */
  private static void value(String value, StringBuilder out) {
    String stripped = value.strip();
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c != ' ' || stripped.charAt(i - 1) != ' ') {
        out.append(c);
      }
    }
  }

  /** Good for a day. A service has one, unless credentials have just changed. */
  private byte[] key(String secret, String scope, String service) {
    Derived known = keys.get(service);
    if (known != null && known.secret.equals(secret) && known.scope.equals(scope)) {
      return known.key;
    }
    byte[] key = utf8("AWS4" + secret);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    keys.put(service, new Derived(secret, scope, key));
    return key;
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Derived(String secret, String scope, byte[] key) {
    @Override
    public String toString() {
      return "Derived[" + scope + "]";
    }
  }
}

package io.iotmi.relay.stage.verify;

import io.iotmi.relay.model.WebhookRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a signature in the headers {@code Signature} or {@code Authorization}. See
 * https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12#section-2.1
 */
record SignatureHeader(Map<String, String> parameters) {
  private static final String SCHEME = "signature ";

  /** {@code hs2019} leaves it to the key, and the folder says what the key is for. */
  private static final Set<String> ALGORITHMS = Set.of("rsa-sha256", "hs2019");

  SignatureHeader {
    parameters = Map.copyOf(parameters);
  }

  /** Whether the request has such a header at all. */
  static boolean isIn(WebhookRequest request) {
    return raw(request) != null;
  }

  /** Empty where it is malformed. */
  static SignatureHeader of(WebhookRequest request) {
    String raw = raw(request);
    Map<String, String> parameters = raw == null ? null : parameters(raw);
    return new SignatureHeader(parameters == null ? Map.of() : parameters);
  }

  private static @Nullable String raw(WebhookRequest request) {
    String own = request.headers().get("signature");
    if (own != null) {
      return own;
    }
    String authorization = request.headers().getOrDefault("authorization", "");
    return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        ? authorization.substring(SCHEME.length())
        : null;
  }

  boolean wellFormed() {
    return !keyId().isEmpty()
        && !get("signature").isEmpty()
        && ALGORITHMS.contains(parameters.getOrDefault("algorithm", "hs2019"));
  }

  String keyId() {
    return get("keyId");
  }

  String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Names of what is covered, in lower case; without a list it is the date alone. */
  List<String> covered() {
    String list = parameters.getOrDefault("headers", "date").toLowerCase(Locale.ROOT);
    return List.of(list.strip().split(" +", -1));
  }

  /** Null where it is no list of {@code name="value"}; numbers go without quotation marks. */
  private static @Nullable Map<String, String> parameters(String raw) {
    Map<String, String> parameters = new HashMap<>();
    int at = 0;
    while (at < raw.length()) {
      int sign = raw.indexOf('=', at);
      if (sign < 0) {
        return null;
      }
      String name = raw.substring(at, sign).strip();
      boolean quoted = sign + 1 < raw.length() && raw.charAt(sign + 1) == '"';
      int end = quoted ? raw.indexOf('"', sign + 2) : comma(raw, sign);
      if (end < 0) {
        return null;
      }
      String value = raw.substring(quoted ? sign + 2 : sign + 1, end);
      if (parameters.put(name, value.strip()) != null) {
        return null;
      }
      at = comma(raw, quoted ? end + 1 : end) + 1;
    }
    return parameters;
  }

  private static int comma(String raw, int from) {
    int comma = raw.indexOf(',', from);
    return comma < 0 ? raw.length() : comma;
  }

  @Override
  public String toString() {
    return "SignatureHeader" + parameters.keySet();
  }
}

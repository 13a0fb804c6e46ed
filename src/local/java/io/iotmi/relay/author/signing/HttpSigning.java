package io.iotmi.relay.author.signing;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.material.Hashing;
import io.iotmi.relay.vendor.door.Scheme;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** See https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12#section-2.3 */
final class HttpSigning {
  /** A key by this name is none of the vendor's: the copy of a folder holds the key itself. */
  private static final String KEY_ID = "/pl/local/key";

  private HttpSigning() {}

  static WebhookRequest signed(
      Scheme.HttpSignature scheme, PrivateKeySigning key, WebhookRequest bare, Instant now) {
    WebhookRequest request =
        Placing.header(
            Placing.header(
                bare,
                "date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))),
            "digest",
            "SHA-256=" + base64(Hashing.of(Scheme.Hash.SHA256, bare.body())));
    List<String> covered = scheme.covers();
    StringJoiner text = new StringJoiner("\n");
    for (String name : covered) {
      text.add(name + ": " + value(request, name));
    }
    String signature = base64(key.sign(text.toString().getBytes(StandardCharsets.UTF_8)));
    return Placing.header(
        request,
        "authorization",
        "Signature keyId=\"%s\",signature=\"%s\",headers=\"%s\",algorithm=\"rsa-sha256\""
            .formatted(KEY_ID, signature, String.join(" ", covered)));
  }

  private static String value(WebhookRequest request, String name) {
    if (!name.equals("(request-target)")) {
      return request.headers().getOrDefault(name, "");
    }
    String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    return request.method().toLowerCase(Locale.ROOT) + " " + request.paths().getFirst() + query;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

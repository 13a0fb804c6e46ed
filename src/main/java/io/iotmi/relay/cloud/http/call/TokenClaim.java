package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A claim of a token that is a JSON Web Token. Its signature is not looked at: the vendor does that
 * with each request, and managed integrations alone may call the connector. See
 * https://www.rfc-editor.org/rfc/rfc7519
 */
final class TokenClaim {
  private TokenClaim() {}

  static Optional<String> in(String token, String claim) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Json.Obj payload =
          AccessValues.object(
              new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
      return AccessValues.scalar(payload, claim).filter(text -> !text.isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

package io.iotmi.relay.vendor.api;

import io.iotmi.relay.vendor.door.Encoding;
import io.iotmi.relay.vendor.door.Scheme;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries to be authorized.
 *
 * @param headers by name
 * @param query by name
 * @param basic null where the vendor does not ask for it
 * @param token how a token is had for a credential; null where the credential itself will do
 * @param sign how a request is signed; null where it is not
 * @param revocation how an access is ended; null where the vendor cannot
 */
public record Authorization(
    Map<String, ApiTemplate> headers,
    Map<String, ApiTemplate> query,
    @Nullable Basic basic,
    @Nullable TokenCall token,
    @Nullable Signing sign,
    @Nullable TokenCall revocation) {
  public Authorization {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
  }

  /** Whether any of it names the connector's own secret, which is not read otherwise. */
  public boolean holdsSecret() {
    return any(headers)
        || any(query)
        || (basic != null && basic.holdsSecret())
        || (sign != null && sign.holdsSecret())
        || (token != null && token.holdsSecret())
        || (revocation != null && revocation.holdsSecret());
  }

  static boolean any(Map<String, ApiTemplate> templates) {
    return templates.values().stream().anyMatch(ApiTemplate::holdsSecret);
  }

  /** See https://www.rfc-editor.org/rfc/rfc7617 */
  public record Basic(ApiTemplate user, ApiTemplate password) {
    boolean holdsSecret() {
      return user.holdsSecret() || password.holdsSecret();
    }
  }

  /**
   * A hash of a template, for {@code {signature}}.
   *
   * @param key of a keyed hash; null for a plain one of a text that holds a secret itself
   * @param lower whether the text is brought to lower case before
   * @param upper whether hexadecimal digits are capital letters
   */
  public record Signing(
      Scheme.Hash hash,
      @Nullable ApiTemplate key,
      ApiTemplate text,
      boolean lower,
      Encoding encoding,
      boolean upper) {
    boolean holdsSecret() {
      return text.holdsSecret() || (key != null && key.holdsSecret());
    }
  }
}

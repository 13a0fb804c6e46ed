package io.iotmi.relay.vendor.api;

import io.iotmi.relay.vendor.door.MemberPath;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that asks for a token or ends one. It alone may hold secrets in its body. See
 * https://www.rfc-editor.org/rfc/rfc6749#section-4.4 and https://www.rfc-editor.org/rfc/rfc7009
 *
 * @param url whole, or the path and query behind the API's address
 * @param form fields of a form; empty for none
 * @param json texts of a JSON object; empty for none
 * @param token where the answer has the token; null where nothing is read
 * @param expiresIn where the answer says for how many seconds it is good
 * @param lifetime where the answer does not say
 */
public record TokenCall(
    String method,
    String url,
    Map<String, ApiTemplate> headers,
    Authorization.@Nullable Basic basic,
    Map<String, ApiTemplate> form,
    Map<String, ApiTemplate> json,
    @Nullable MemberPath token,
    @Nullable MemberPath expiresIn,
    Duration lifetime) {
  public TokenCall {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
  }

  boolean holdsSecret() {
    return Authorization.any(headers)
        || Authorization.any(form)
        || Authorization.any(json)
        || (basic != null && basic.holdsSecret());
  }
}

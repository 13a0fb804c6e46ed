package io.iotmi.relay.vendor.api;

import io.iotmi.relay.vendor.folder.Declared;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads templates one by one and checks what each may name. */
final class TemplateReader {
  /** See https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  /** Headers that belong to the connection. */
  private static final Set<String> CONNECTION =
      Set.of("host", "content-length", "transfer-encoding", "connection", "expect", "upgrade");

  private final boolean credential;
  private final boolean token;
  private final boolean signature;

  /**
   * @param credential whether there is a credential to name
   * @param token whether there is a token to name
   * @param signature whether there is a signature to name
   */
  TemplateReader(boolean credential, boolean token, boolean signature) {
    this.credential = credential;
    this.token = token;
    this.signature = signature;
  }

  Map<String, ApiTemplate> headers(Declared owner) {
    Map<String, ApiTemplate> all = all(owner, "headers");
    Declared named = owner.object("headers");
    for (String name : all.keySet()) {
      boolean taken = CONNECTION.contains(name.toLowerCase(Locale.ROOT));
      if (named != null && (taken || !HEADER.matcher(name).matches())) {
        named.fault(name, "is no name of a header that a folder can set");
      }
    }
    return all;
  }

  /** The templates of an object by name, in their order; none where it is absent. */
  Map<String, ApiTemplate> all(Declared owner, String name) {
    Map<String, ApiTemplate> all = new LinkedHashMap<>();
    Declared object = owner.object(name);
    if (object != null) {
      for (String member : List.copyOf(object.json().members().keySet())) {
        all.put(member, one(object, member));
      }
    }
    return all;
  }

  @Nullable ApiTemplate optional(Declared owner, String name) {
    return owner.has(name) ? one(owner, name) : null;
  }

  ApiTemplate one(Declared owner, String name) {
    ApiTemplate template;
    try {
      template = ApiTemplate.read(owner.needText(name));
    } catch (IllegalArgumentException e) {
      owner.fault(name, String.valueOf(e.getMessage()));
      return new ApiTemplate(List.of());
    }
    if (template.holdsCredential() && !credential) {
      owner.fault(name, "names a credential, which is for general authorization");
    }
    if (template.holds(ApiTemplate.Value.TOKEN) && !token) {
      owner.fault(name, "names a token, and no member token says how one is had");
    }
    if (template.holds(ApiTemplate.Value.SIGNATURE) && !signature) {
      owner.fault(name, "names a signature, and no member sign says how it is made");
    }
    return template;
  }
}

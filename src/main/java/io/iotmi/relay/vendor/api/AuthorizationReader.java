package io.iotmi.relay.vendor.api;

import io.iotmi.relay.vendor.door.Encoding;
import io.iotmi.relay.vendor.door.MemberPath;
import io.iotmi.relay.vendor.door.Scheme;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.folder.DurationMember;
import io.iotmi.relay.vendor.host.Hosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how requests of one kind of access are authorized. */
final class AuthorizationReader {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final Hosts hosts;
  private final boolean general;

  /**
   * @param general whether the access is a credential of the customer, not a user's token
   */
  AuthorizationReader(Hosts hosts, boolean general) {
    this.hosts = hosts;
    this.general = general;
  }

  /** What a user's token goes with unless the folder says otherwise. */
  static Authorization bearer() {
    return new Authorization(
        Map.of("Authorization", ApiTemplate.read("Bearer {token}")),
        Map.of(),
        null,
        null,
        null,
        null);
  }

  Authorization read(Declared members) {
    Authorization.Signing sign = sign(members.object("sign"), members.has("token"));
    TemplateReader templates =
        new TemplateReader(general, !general || members.has("token"), sign != null);
    TokenCall token = null;
    Declared minted = members.object("token");
    if (minted != null && general) {
      token = call(minted, new TemplateReader(true, true, sign != null), true);
    } else if (minted != null) {
      minted.ignoreRest();
      members.fault("token", "is for general authorization; a user brings a token along");
    }
    Declared revoked = members.object("revocation");
    Authorization read =
        new Authorization(
            templates.headers(members),
            templates.all(members, "query"),
            basic(members, templates),
            token,
            sign,
            revoked == null ? null : call(revoked, templates, false));
    if (read.headers().isEmpty() && read.query().isEmpty() && read.basic() == null) {
      members.fault("needs headers, query or basic, or no request would be authorized");
    }
    members.end();
    return read;
  }

  private static Authorization.@Nullable Basic basic(Declared owner, TemplateReader templates) {
    Declared members = owner.object("basic");
    if (members == null) {
      return null;
    }
    Authorization.Basic basic =
        new Authorization.Basic(templates.one(members, "user"), templates.one(members, "password"));
    members.end();
    return basic;
  }

  private Authorization.@Nullable Signing sign(@Nullable Declared members, boolean minted) {
    if (members == null) {
      return null;
    }
    TemplateReader templates = new TemplateReader(general, !general || minted, false);
    Scheme.Hash hash = members.oneOf("hash", Scheme.Hash.class, Scheme.Hash.SHA256);
    boolean keyed = members.oneOf("scheme", SignScheme.class, SignScheme.HMAC) == SignScheme.HMAC;
    if (keyed && hash == Scheme.Hash.MD5) {
      members.fault("hash", "must be one of sha1, sha256, sha512");
    }
    Encoding encoding = members.oneOf("encoding", Encoding.class, Encoding.HEX);
    if (encoding == Encoding.TEXT) {
      members.fault("encoding", "must be one of hex, base64, base64url");
    }
    Authorization.Signing sign =
        new Authorization.Signing(
            hash,
            keyed ? templates.one(members, "key") : null,
            templates.one(members, "signs"),
            members.flag("lower", false),
            encoding,
            members.flag("upper", false));
    members.end();
    return sign;
  }

  /** How a signature is made. */
  private enum SignScheme {
    HMAC,
    HASH
  }

  private TokenCall call(Declared members, TemplateReader templates, boolean asks) {
    String method = members.text("method");
    if (method != null && !METHODS.contains(method)) {
      members.fault("method", "must be one of GET, POST, PUT, DELETE");
    }
    String url = members.needText("url");
    if (!url.isEmpty() && !isPath(url) && hosts.allowed(url) == null) {
      members.fault("url", "must begin with a slash, or be an https address of one of the hosts");
    }
    if (members.has("form") && members.has("json")) {
      members.fault("json", "cannot go with form");
    }
    TokenCall call =
        new TokenCall(
            method == null ? "POST" : method,
            url,
            templates.headers(members),
            basic(members, templates),
            templates.all(members, "form"),
            templates.all(members, "json"),
            asks ? pointer(members, "token", "/access_token") : null,
            asks ? pointer(members, "expiresIn", "/expires_in") : null,
            asks
                ? DurationMember.read(
                    members, "lifetime", LIFETIME, Duration.ofSeconds(10), Duration.ofDays(30))
                : Duration.ZERO);
    members.end();
    return call;
  }

  private static boolean isPath(String url) {
    try {
      URI uri = new URI(url);
      return url.startsWith("/") && uri.getRawAuthority() == null && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static @Nullable MemberPath pointer(Declared members, String name, String preset) {
    String text = members.text(name);
    MemberPath pointer = MemberPath.read(text == null ? preset : text);
    if (pointer == null) {
      members.fault(name, "must be a JSON pointer such as " + preset);
    }
    return pointer;
  }
}

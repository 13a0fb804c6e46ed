package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.vendor.api.ApiTemplate;
import io.iotmi.relay.vendor.api.ApiTemplate.Part;
import io.iotmi.relay.vendor.api.Authorization;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills the templates of one request.
 *
 * @param secret members of the connector's own secret
 * @param token of the user or of the credential; empty before there is one
 * @param sign null where requests are not signed
 */
record Filling(
    AccessValues access,
    Json.Obj secret,
    String token,
    Authorization.@Nullable Signing sign,
    Instant now,
    String nonce,
    Wire wire) {
  private static final long MILLIS = 1_000;

  /** Something that a template names is not there. The message holds no value. */
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    Missing(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * What is sent, as far as a signature can cover it.
   *
   * @param target path and query
   * @param plainTarget the same before anything is percent-encoded
   */
  record Wire(String method, String url, String target, String plainTarget, byte[] body) {
    /** For templates that stand in what is sent, where nothing of it is known yet. */
    static final Wire NONE = new Wire("", "", "", "", new byte[0]);
  }

  /** The same values for another request. */
  Filling with(Wire other) {
    return new Filling(access, secret, token, sign, now, nonce, other);
  }

  /** The text; a member that credential or secret do not have is a mistake. */
  String text(ApiTemplate template) throws Missing {
    StringBuilder text = new StringBuilder();
    for (Part part : template.parts()) {
      text.append(
          switch (part) {
            case Part.Literal(String literal) -> literal;
            case Part.OfCredential(String name) ->
                needed(access.member(name), "the credential has no member " + name);
            case Part.OfSecret(String name) ->
                needed(AccessValues.scalar(secret, name), "VENDOR_SECRET has no member " + name);
            case Part.Known(ApiTemplate.Value value) -> known(value);
          });
    }
    return text.toString();
  }

  private static String needed(Optional<String> value, String otherwise) throws Missing {
    if (value.isEmpty()) {
      throw new Missing(otherwise);
    }
    return value.get();
  }

  private String known(ApiTemplate.Value value) throws Missing {
    return switch (value) {
      case TOKEN -> token;
      case CREDENTIAL -> access.credential();
      case MILLIS -> Long.toString(now.toEpochMilli());
      case SECONDS -> Long.toString(now.toEpochMilli() / MILLIS);
      case NONCE -> nonce;
      case METHOD -> wire.method();
      case TARGET -> wire.target();
      case PLAIN_TARGET -> wire.plainTarget();
      case URL -> wire.url();
      case BODY -> new String(wire.body(), StandardCharsets.UTF_8);
      case BODY_SHA256 -> Sha256.hex(wire.body());
      case SIGNATURE -> sign == null ? "" : signature(sign);
    };
  }

  private String signature(Authorization.Signing how) throws Missing {
    ApiTemplate keyTemplate = how.key();
    String text = how.lower() ? text(how.text()).toLowerCase(Locale.ROOT) : text(how.text());
    byte[] signed;
    if (keyTemplate == null) {
      signed = RequestHash.of(how.hash(), text);
    } else {
      String key = text(keyTemplate);
      if (key.isEmpty()) {
        throw new Missing("the key of the signature is empty");
      }
      signed = RequestHash.keyed(how.hash(), key, text);
    }
    String encoded =
        switch (how.encoding()) {
          case HEX, TEXT -> HexFormat.of().formatHex(signed);
          case BASE64 -> Base64.getEncoder().encodeToString(signed);
          case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        };
    return how.upper() ? encoded.toUpperCase(Locale.ROOT) : encoded;
  }

  @Override
  public String toString() {
    return "Filling";
  }
}

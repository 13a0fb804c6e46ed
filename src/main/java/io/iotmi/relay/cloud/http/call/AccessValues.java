package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.vendor.api.Api;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an access holds, for templates. */
public final class AccessValues {
  private final Access access;
  private final Json.Obj members;

  public AccessValues(Access access) {
    this.access = access;
    this.members =
        access instanceof Access.Credential of ? object(of.credential().value()) : Json.Obj.EMPTY;
  }

  /** The members of a JSON object; none where the text is none. */
  public static Json.Obj object(String text) {
    try {
      return JsonReader.read(text) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    } catch (JsonSyntaxException e) {
      return Json.Obj.EMPTY;
    }
  }

  /** A text or number of an object. */
  public static Optional<String> scalar(Json.Obj object, String name) {
    return switch (object.given(name)) {
      case Json.Text(String text) -> Optional.of(text);
      case Json.Num(String literal) -> Optional.of(literal);
      case null, default -> Optional.empty();
    };
  }

  /** The user's token; null for a credential. */
  @Nullable String token() {
    return access instanceof Access.Token(var token) ? token.value() : null;
  }

  /** The whole credential. */
  String credential() {
    return access instanceof Access.Credential of ? of.credential().value() : "";
  }

  Optional<String> member(String name) {
    return scalar(members, name);
  }

  /** What the access says by itself. */
  public Optional<String> named(Api.Named where) {
    String claim = where.claim();
    String name = where.member();
    return switch (access) {
      case Access.Token(var token) ->
          claim == null ? Optional.empty() : TokenClaim.in(token.value(), claim);
      case Access.Credential _ -> name == null ? Optional.empty() : member(name);
    };
  }

  public boolean general() {
    return access instanceof Access.Credential;
  }

  /** Tells this access from others, and does not tell what it is. */
  String fingerprint() {
    return switch (access) {
      case Access.Token(var token) -> Sha256.hex("token " + token.value());
      case Access.Credential(String arn, String versionId, var credential) ->
          Sha256.hex("credential " + arn + " " + versionId + " " + credential.value());
    };
  }

  @Override
  public String toString() {
    return "AccessValues";
  }
}

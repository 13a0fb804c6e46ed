package io.iotmi.relay.stage.verify.handshake;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.Refusal;
import io.iotmi.relay.stage.verify.material.Encoded;
import io.iotmi.relay.stage.verify.material.Hashing;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.stage.verify.material.RequestValues;
import io.iotmi.relay.stage.verify.material.SameBytes;
import io.iotmi.relay.stage.verify.material.SecretKeys;
import io.iotmi.relay.stage.verify.material.SignedText;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.Handshake;
import io.iotmi.relay.vendor.door.Handshake.Condition;
import io.iotmi.relay.vendor.door.Place;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds and answers the handshakes of a door. Pure and thread-safe. */
public final class Handshakes {
  /** The most that is read of a body without a signature, which anyone may have sent. */
  private static final int MAX_UNSIGNED_BYTES = 8 * 1_024;

  /** Echoed to its sender. */
  private static final int MAX_CHALLENGE = 2_048;

  private final Door door;
  private final BodyFormat format;
  private final Set<String> methods;

  public Handshakes(Door door, BodyFormat format) {
    this.door = door;
    this.format = format;
    this.methods = door.handshakes().stream().map(Handshake::method).collect(Collectors.toSet());
  }

  /** Whether a request by this method may be one. */
  public boolean knows(String method) {
    return methods.contains(method);
  }

  /**
   * The first handshake that the request is; null for none.
   *
   * @param signed whether the request has been verified; without it, only what needs no signature
   */
  public @Nullable Handshake find(WebhookRequest request, LiveSecrets secrets, boolean signed) {
    if (!signed && request.body().length > MAX_UNSIGNED_BYTES) {
      return null;
    }
    RequestValues values = new RequestValues(request, format);
    for (Handshake handshake : door.handshakes()) {
      if (handshake.signed() == signed
          && Set.of(handshake.method()).contains(request.method())
          && handshake.when().stream().allMatch(c -> holds(c, values, secrets))) {
        return handshake;
      }
    }
    return null;
  }

  private static boolean holds(Condition condition, RequestValues values, LiveSecrets secrets) {
    String value = values.at(condition.place());
    return !value.isEmpty()
        && switch (condition) {
          case Condition.Present _ -> true;
          case Condition.Is(_, String text) -> SameBytes.in(text, value);
          case Condition.IsSecret(_, String member) -> {
            boolean matches = false;
            for (String secret : SecretKeys.members(secrets, member)) {
              matches |= SameBytes.in(secret, value);
            }
            yield matches;
          }
        };
  }

  /** Answers a handshake that the request is. */
  public HandshakeAnswer answer(Handshake handshake, WebhookRequest request, LiveSecrets secrets) {
    RequestValues values = new RequestValues(request, format);
    Place place = handshake.challenge();
    String challenge = place == null ? "" : values.at(place);
    if (place != null && !isEchoable(challenge)) {
      return new HandshakeAnswer.Refused(Refusal.CHALLENGE_MALFORMED);
    }
    return switch (handshake.step()) {
      case Handshake.Step.Echo() -> reply(handshake, challenge, "");
      case Handshake.Step.Sign sign -> signed(handshake, sign, values, challenge, secrets);
      case Handshake.Step.Confirm(var hosts) -> {
        URI address = hosts.allowed(challenge);
        yield address == null
            ? new HandshakeAnswer.Refused(Refusal.HOST_NOT_ALLOWED)
            : new HandshakeAnswer.Confirm(address, reply(handshake, challenge, ""));
      }
    };
  }

  private HandshakeAnswer signed(
      Handshake handshake,
      Handshake.Step.Sign sign,
      RequestValues values,
      String challenge,
      LiveSecrets secrets) {
    List<byte[]> keys = SecretKeys.bytes(secrets, door.secret());
    if (keys.isEmpty()) {
      return new HandshakeAnswer.Refused(Refusal.SECRET_MISSING);
    }
    byte[] key = keys.getFirst();
    byte[] text =
        new SignedText(values, sign.signs(), door, handshake.challenge()).variants(key).getFirst();
    return reply(
        handshake,
        challenge,
        Encoded.encode(Hashing.keyed(sign.hash(), key, text), sign.encoding()));
  }

  /** One line of visible text, so that an echo is nothing but an echo. */
  private static boolean isEchoable(String challenge) {
    return !challenge.isEmpty()
        && challenge.length() <= MAX_CHALLENGE
        && challenge.codePoints().noneMatch(Character::isISOControl);
  }

  private static HandshakeAnswer.Reply reply(Handshake handshake, String challenge, String hmac) {
    return switch (handshake.reply()) {
      case Handshake.Reply.Text(int status, String text) ->
          new HandshakeAnswer.Reply(
              status, "text/plain; charset=utf-8", filled(text, challenge, hmac));
      case Handshake.Reply.Document(int status, Json body) ->
          new HandshakeAnswer.Reply(
              status,
              "application/json",
              new String(JsonWriter.bytes(filled(body, challenge, hmac)), StandardCharsets.UTF_8));
    };
  }

  private static Json filled(Json json, String challenge, String hmac) {
    return switch (json) {
      case Json.Text(String text) -> new Json.Text(filled(text, challenge, hmac));
      case Json.Obj(Map<String, Json> members) -> {
        Map<String, Json> all = new LinkedHashMap<>();
        members.forEach((name, value) -> all.put(name, filled(value, challenge, hmac)));
        yield new Json.Obj(all);
      }
      case Json.Arr(List<Json> items) -> {
        List<Json> all = new ArrayList<>();
        items.forEach(item -> all.add(filled(item, challenge, hmac)));
        yield new Json.Arr(all);
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> json;
    };
  }

  /** What is put in is not looked at again, whatever stands in it. */
  private static String filled(String text, String challenge, String hmac) {
    Map<String, String> values = Map.of("{challenge}", challenge, "{hmac}", hmac);
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      String name = text.substring(open, close + 1);
      String value = values.get(name);
      int end = value == null ? open + 1 : close + 1;
      filled.append(text, at, open).append(value == null ? "{" : value);
      at = end;
    }
    return filled.append(text, at, text.length()).toString();
  }
}

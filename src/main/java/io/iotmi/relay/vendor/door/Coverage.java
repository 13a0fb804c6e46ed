package io.iotmi.relay.vendor.door;

import io.iotmi.relay.vendor.folder.Declared;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signature covers what the door relies on. What it leaves open anyone may change, so a
 * folder has to say so explicitly.
 */
final class Coverage {
  private Coverage() {}

  static void check(
      Scheme scheme,
      @Nullable Place id,
      Door.@Nullable Freshness time,
      Set<String> open,
      Declared door) {
    Template signs =
        switch (scheme) {
          case Scheme.Hmac hmac -> hmac.signs();
          case Scheme.PlainHash hash -> hash.signs();
          case Scheme.PublicKey key -> key.signs();
          case Scheme.HttpSignature signature -> {
            http(signature, id, time, open, door);
            yield null;
          }
          case Scheme.SharedSecret _, Scheme.None _ -> {
            if (time != null) {
              door.fault("time", "means nothing, for no signature covers it");
            }
            if (id != null && !open.contains("id")) {
              door.fault("id", OPEN_ID);
            }
            yield null;
          }
        };
    if (signs == null || signs.parts().isEmpty()) {
      return;
    }
    if (!signs.coversBody() && !open.contains("body")) {
      door.fault("signature", OPEN_BODY);
    }
    if (time != null
        && PlaceReader.isRead(time.place())
        && !signs.covers(Template.Value.TIMESTAMP, time.place())) {
      door.fault("time", "means nothing unless the signature covers it");
    }
    if (id != null
        && PlaceReader.isRead(id)
        && !signs.covers(Template.Value.ID, id)
        && !open.contains("id")) {
      door.fault("id", OPEN_ID);
    }
    if (time == null && signs.holds(Template.Value.TIMESTAMP)) {
      door.fault("time", "must be given for {timestamp}");
    }
    if (id == null && signs.holds(Template.Value.ID)) {
      door.fault("id", "must be given for {id}");
    }
  }

  /** Whether the body alone has all that the signature needs, the secret left out. */
  static boolean inBodyAlone(Scheme scheme) {
    return switch (scheme) {
      case Scheme.Hmac(_, var signs, var signature) -> inBodyAlone(signs, signature);
      case Scheme.PlainHash(_, var signs, var signature) -> inBodyAlone(signs, signature);
      case Scheme.PublicKey(_, var signs, var signature, _) -> inBodyAlone(signs, signature);
      case Scheme.SharedSecret(var place, _) -> place instanceof Place.Member;
      case Scheme.HttpSignature _, Scheme.None _ -> false;
    };
  }

  private static boolean inBodyAlone(Template signs, Scheme.Signature signature) {
    return signature.place() instanceof Place.Member
        && signs.parts().stream()
            .allMatch(
                part ->
                    switch (part) {
                      case Template.Part.Literal _ -> true;
                      case Template.Part.Placed(Place place) -> place instanceof Place.Member;
                      case Template.Part.Known(Template.Value value) ->
                          value == Template.Value.SECRET;
                    });
  }

  private static void http(
      Scheme.HttpSignature signature,
      @Nullable Place id,
      Door.@Nullable Freshness time,
      Set<String> open,
      Declared door) {
    boolean body = signature.covers().contains("digest");
    if (!body && !open.contains("body")) {
      door.fault("signature", OPEN_BODY);
    }
    if (time != null
        && PlaceReader.isRead(time.place())
        && !covered(signature, time.place(), body)) {
      door.fault("time", "means nothing unless the signature covers it");
    }
    if (id != null && !covered(signature, id, body) && !open.contains("id")) {
      door.fault("id", OPEN_ID);
    }
  }

  private static boolean covered(Scheme.HttpSignature signature, Place place, boolean body) {
    return switch (place) {
      case Place.Header(String name, _) -> signature.covers().contains(name);
      case Place.Query _, Place.LastSegment _ -> signature.covers().contains("(request-target)");
      case Place.Member _ -> body;
    };
  }

  private static final String OPEN_BODY =
      "the signature covers nothing of the body; if that is what the vendor does, say"
          + " \"unprotected\": [\"body\"]";

  private static final String OPEN_ID =
      "the signature does not cover the id; if that is what the vendor does, say"
          + " \"unprotected\": [\"id\"]";
}

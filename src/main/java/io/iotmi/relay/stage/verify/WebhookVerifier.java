package io.iotmi.relay.stage.verify;

import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.material.RequestValues;
import io.iotmi.relay.stage.verify.material.SignedPart;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.KeySource;
import io.iotmi.relay.vendor.door.Scheme;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds requests against the scheme of a door. Pure and thread-safe. */
public final class WebhookVerifier {
  private static final int MAX_ID = 1_024;

  private final Door door;
  private final BodyFormat format;
  private final SchemeCheck scheme;

  /**
   * @param format what bodies hold, for what stands in them
   */
  public WebhookVerifier(Door door, BodyFormat format) {
    this.door = door;
    this.format = format;
    this.scheme = new SchemeCheck(door);
  }

  /** What there is to know of the key that a request names. */
  public sealed interface Wanted {
    /** It names none, or none that matters. */
    record Nothing() implements Wanted {}

    /** It stands at an address that may be asked. */
    record At(URI address) implements Wanted {}

    /** Its name leads somewhere else, so it is none of the vendor's. */
    record Elsewhere() implements Wanted {}
  }

  /** Which key the request names; asked before {@link #verify}, which needs it. */
  public Wanted wanted(WebhookRequest request) {
    KeySource source =
        switch (door.scheme()) {
          case Scheme.PublicKey key -> key.keys();
          case Scheme.HttpSignature signature -> signature.keys();
          case Scheme.Hmac _, Scheme.PlainHash _, Scheme.SharedSecret _, Scheme.None _ -> null;
        };
    if (!(source instanceof KeySource.Fetched fetched)) {
      return new Wanted.Nothing();
    }
    String keyId =
        fetched.keyId() == null
            ? SignatureHeader.of(request).keyId()
            : new RequestValues(request, format).at(fetched.keyId());
    if (keyId.isEmpty()) {
      return new Wanted.Nothing();
    }
    URI address = fetched.hosts().allowed(fetched.address().replace("{keyId}", keyId));
    return address != null && address.getRawPath().startsWith(fetched.pathPrefix())
        ? new Wanted.At(address)
        : new Wanted.Elsewhere();
  }

  /** Whether the request is the vendor's. */
  public Verification verify(WebhookRequest request, Given given, Instant now) {
    RequestValues values = new RequestValues(request, format);
    Proof proof = proof(values, given, now);
    Refusal refusal = proof.refusal();
    return refusal != null
        ? new Verification.Refused(refusal)
        : new Verification.Verified(identity(id(values), request, proof, now));
  }

  /** All that {@link #verify} looks at, in its order, for the author of the folder. */
  public List<Check> checks(WebhookRequest request, Given given, Instant now) {
    return List.copyOf(proof(new RequestValues(request, format), given, now).checks());
  }

  /** What the signature covers, piece by piece; the secret is named, and not among the bytes. */
  public List<SignedPart> signed(WebhookRequest request) {
    return scheme.signed(new RequestValues(request, format));
  }

  private Proof proof(RequestValues values, Given given, Instant now) {
    Proof proof = scheme.proof(values, given, now);
    if (door.time() != null) {
      Times.judge(values, door.time(), now, proof);
    }
    if (door.id() != null) {
      String id = id(values);
      proof.demand(!id.isEmpty() && id.length() <= MAX_ID, Refusal.ID_MISSING);
    }
    return proof;
  }

  private String id(RequestValues values) {
    return door.id() == null ? "" : values.at(door.id().place());
  }

  /**
   * With an id that is not signed the body counts, too: a stranger who puts the id of one webhook
   * on another must not make a duplicate or a conflict of it. A time of signing tells deliveries
   * apart as an id does. Without either, equal bodies are two webhooks.
   */
  private @Nullable String identity(String id, WebhookRequest request, Proof proof, Instant now) {
    Door.WebhookId named = door.id();
    Duration window = door.window();
    if (named != null) {
      return named.signed() ? "id:" + id : "id:" + id + ":" + Sha256.hex(request.body());
    }
    if (door.time() != null) {
      return "signed:" + Sha256.hex(proof.signed());
    }
    return window == null
        ? null
        : "window:"
            + Math.floorDiv(now.toEpochMilli(), window.toMillis())
            + ":"
            + Sha256.hex(request.body());
  }
}

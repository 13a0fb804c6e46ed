package io.iotmi.relay.author.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.WebhookVerifier;
import io.iotmi.relay.stage.verify.material.Encoded;
import io.iotmi.relay.stage.verify.material.Hashing;
import io.iotmi.relay.stage.verify.material.SignedPart;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.Scheme;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs webhooks as the vendor does, with a secret or a key that is made for it. */
public final class VendorSigner {
  private static final int SECRET_BYTES = 24;

  private final Door door;
  private final BodyFormat format;
  private final byte[] secret;
  private final @Nullable PrivateKeySigning key;

  private VendorSigner(Door door, BodyFormat format, byte[] secret) {
    this.door = door;
    this.format = format;
    this.secret = secret;
    this.key =
        switch (door.scheme()) {
          case Scheme.PublicKey scheme -> PrivateKeySigning.generate(scheme.algorithm());
          case Scheme.HttpSignature _ -> PrivateKeySigning.generate(Scheme.Algorithm.RSA_SHA256);
          case Scheme.Hmac _, Scheme.PlainHash _, Scheme.SharedSecret _, Scheme.None _ -> null;
        };
  }

  /** A signer with a secret of its own. */
  public static VendorSigner of(Door door, BodyFormat format) {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return new VendorSigner(door, format, HexFormat.of().formatHex(random).getBytes(UTF_8));
  }

  /** What Secrets Manager has to hold. */
  public String secret() {
    String text = door.secret().prefix() + Encoded.encode(secret, door.secret().encoding());
    return new String(
        JsonWriter.bytes(new Json.Obj(Map.of(door.secret().member(), new Json.Text(text)))), UTF_8);
  }

  /** What the folder has to hold in the place of the vendor's own key; nothing without one. */
  Optional<String> publicKey() {
    return Optional.ofNullable(key).map(PrivateKeySigning::publicKey);
  }

  /** The request as the vendor posts it now. */
  public WebhookRequest signed(WebhookRequest bare, Instant now) {
    WebhookRequest request = bare;
    if (door.id() != null) {
      request = Placing.put(request, door.id().place(), UUID.randomUUID().toString());
    }
    if (door.time() != null) {
      request = Placing.put(request, door.time().place(), written(now, door.time().form()));
    }
    return switch (door.scheme()) {
      case Scheme.Hmac(var hash, _, var signature) ->
          with(request, signature, Hashing.keyed(hash, secret, text(request)));
      case Scheme.PlainHash(var hash, _, var signature) ->
          with(request, signature, Hashing.of(hash, text(request)));
      case Scheme.PublicKey(_, _, var signature, _) ->
          with(request, signature, key().sign(text(request)));
      case Scheme.HttpSignature scheme -> HttpSigning.signed(scheme, key(), request, now);
      case Scheme.SharedSecret(var place, String prefix) ->
          Placing.put(
              request,
              place,
              prefix + (prefix.isEmpty() || prefix.endsWith(" ") ? "" : " ") + bare(secret));
      case Scheme.None() -> request;
    };
  }

  private static String written(Instant now, Door.TimeForm form) {
    return switch (form) {
      case SECONDS -> Long.toString(now.getEpochSecond());
      case MILLISECONDS -> Long.toString(now.toEpochMilli());
      case ISO -> now.toString();
      case HTTP_DATE -> DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
    };
  }

  private byte[] text(WebhookRequest request) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (SignedPart part : new WebhookVerifier(door, format).signed(request)) {
      text.writeBytes(part.name().equals("{secret}") ? secret : part.bytes());
    }
    return text.toByteArray();
  }

  private static WebhookRequest with(
      WebhookRequest request, Scheme.Signature signature, byte[] bytes) {
    return Placing.put(
        request,
        signature.place(),
        signature.prefix() + Encoded.encode(bytes, signature.encoding()));
  }

  /** The secret stands in a request as it does in Secrets Manager, but for its prefix. */
  private String bare(byte[] bytes) {
    return Encoded.encode(bytes, door.secret().encoding());
  }

  private PrivateKeySigning key() {
    if (key == null) {
      throw new IllegalStateException("the scheme has no key");
    }
    return key;
  }
}

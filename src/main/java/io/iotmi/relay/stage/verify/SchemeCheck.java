package io.iotmi.relay.stage.verify;

import io.iotmi.relay.stage.verify.material.Hashing;
import io.iotmi.relay.stage.verify.material.RequestValues;
import io.iotmi.relay.stage.verify.material.SameBytes;
import io.iotmi.relay.stage.verify.material.SecretKeys;
import io.iotmi.relay.stage.verify.material.SignedPart;
import io.iotmi.relay.stage.verify.material.SignedText;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.Scheme;
import io.iotmi.relay.vendor.door.SecretForm;
import io.iotmi.relay.vendor.door.Template;
import java.time.Instant;
import java.util.List;

/** The schemes whose secret both sides know. */
final class SchemeCheck {
  /** Stands in for a secret that is missing, so that as much is worked out as with one. */
  private static final List<byte[]> NO_KEY = List.of(new byte[] {0});

  private final Door door;

  SchemeCheck(Door door) {
    this.door = door;
  }

  Proof proof(RequestValues values, Given given, Instant now) {
    return switch (door.scheme()) {
      case Scheme.Hmac(var hash, var signs, var signature) ->
          shared(values, given, signs, signature, (key, text) -> Hashing.keyed(hash, key, text));
      case Scheme.PlainHash(var hash, var signs, var signature) ->
          shared(values, given, signs, signature, (key, text) -> Hashing.of(hash, text));
      case Scheme.PublicKey scheme -> new PublicKeyCheck(door).proof(scheme, values, given);
      case Scheme.HttpSignature scheme ->
          new HttpSignatureCheck(door).proof(scheme, values, given, now);
      case Scheme.SharedSecret scheme -> secret(scheme, values, given);
      case Scheme.None() -> new Proof().over(() -> values.request().body());
    };
  }

  List<SignedPart> signed(RequestValues values) {
    return switch (door.scheme()) {
      case Scheme.Hmac(_, var signs, _) -> new SignedText(values, signs, door, null).parts();
      case Scheme.PlainHash(_, var signs, _) -> new SignedText(values, signs, door, null).parts();
      case Scheme.PublicKey(_, var signs, _, _) ->
          new SignedText(values, signs, door, null).parts();
      case Scheme.HttpSignature scheme -> HttpSignatureCheck.parts(scheme, values.request());
      case Scheme.SharedSecret _, Scheme.None _ -> List.of();
    };
  }

  /** What a secret and the signed bytes give. */
  @FunctionalInterface
  private interface Expected {
    byte[] of(byte[] key, byte[] text);
  }

  private Proof shared(
      RequestValues values,
      Given given,
      Template signs,
      Scheme.Signature signature,
      Expected expected) {
    SignedText signed = new SignedText(values, signs, door, null);
    Presented presented = Presented.in(values, signature);
    List<byte[]> keys = SecretKeys.bytes(given.secrets(), door.secret());
    boolean matches = false;
    for (byte[] key : keys.isEmpty() ? NO_KEY : keys) {
      for (byte[] text : signed.variants(key)) {
        byte[] wanted = expected.of(key, text);
        for (byte[] one : presented.signatures()) {
          matches |= SameBytes.in(wanted, one);
        }
      }
    }
    Proof proof = new Proof().demand(!keys.isEmpty(), Refusal.SECRET_MISSING);
    presented.judged(proof);
    return proof
        .demand(signed.complete(), Refusal.PART_MISSING)
        .demand(matches, Refusal.SIGNATURE_WRONG)
        .over(() -> signed.variants(new byte[0]).getFirst());
  }

  private Proof secret(Scheme.SharedSecret scheme, RequestValues values, Given given) {
    String value = values.at(scheme.place());
    boolean prefixed = value.startsWith(scheme.prefix());
    String bare = prefixed ? value.substring(scheme.prefix().length()).strip() : "";
    SecretForm form = door.secret();
    List<String> secrets = SecretKeys.texts(given.secrets(), form);
    boolean matches = false;
    for (String secret : secrets) {
      matches |= SameBytes.in(secret, bare);
    }
    return new Proof()
        .demand(!secrets.isEmpty(), Refusal.SECRET_MISSING)
        .demand(!bare.isEmpty(), Refusal.SIGNATURE_MISSING)
        .demand(matches, Refusal.SIGNATURE_WRONG)
        .over(() -> values.request().body());
  }
}

package io.iotmi.relay.stage.verify;

import io.iotmi.relay.stage.verify.material.RequestValues;
import io.iotmi.relay.stage.verify.material.SecretKeys;
import io.iotmi.relay.stage.verify.material.SignedText;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.KeySource;
import io.iotmi.relay.vendor.door.PublicKeyText;
import io.iotmi.relay.vendor.door.Scheme;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Objects;

/** Signatures with a private key of the vendor. */
final class PublicKeyCheck {
  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private final Door door;

  PublicKeyCheck(Door door) {
    this.door = door;
  }

  Proof proof(Scheme.PublicKey scheme, RequestValues values, Given given) {
    SignedText signed = new SignedText(values, scheme.signs(), door, null);
    Presented presented = Presented.in(values, scheme.signature());
    List<PublicKey> keys = keys(scheme.keys(), scheme.algorithm(), given);
    boolean matches = false;
    for (byte[] text : signed.variants(new byte[0])) {
      for (byte[] signature : presented.signatures()) {
        matches |= matches(keys, scheme.algorithm(), text, signature);
      }
    }
    Proof proof = new Proof();
    judgeKeys(proof, scheme.keys(), keys, given);
    presented.judged(proof);
    return proof
        .demand(signed.complete(), Refusal.PART_MISSING)
        .demand(matches, Refusal.SIGNATURE_WRONG)
        .over(() -> signed.variants(new byte[0]).getFirst());
  }

  List<PublicKey> keys(KeySource source, Scheme.Algorithm algorithm, Given given) {
    return switch (source) {
      case KeySource.InFolder(List<PublicKey> keys) -> keys;
      case KeySource.InSecret() ->
          SecretKeys.texts(given.secrets(), door.secret()).stream()
              .map(text -> PublicKeyText.read(text, algorithm))
              .filter(Objects::nonNull)
              .toList();
      case KeySource.Fetched _ ->
          given.key() instanceof Given.Key.Found(List<PublicKey> keys) ? keys : List.of();
    };
  }

  /** Notes why there is no key, where there is none. */
  static void judgeKeys(Proof proof, KeySource source, List<PublicKey> keys, Given given) {
    Refusal none =
        switch (source) {
          case KeySource.InFolder _, KeySource.InSecret _ -> Refusal.SECRET_MISSING;
          case KeySource.Fetched _ ->
              given.key() instanceof Given.Key.OverBudget
                  ? Refusal.KEY_OVER_BUDGET
                  : Refusal.KEY_UNKNOWN;
        };
    proof.demand(!keys.isEmpty(), none);
  }

  static boolean matches(
      List<PublicKey> keys, Scheme.Algorithm algorithm, byte[] text, byte[] signature) {
    boolean matches = false;
    for (PublicKey key : keys) {
      matches |= matches(key, algorithm, text, signature);
    }
    return matches;
  }

  /** A signature of another length or form is a wrong one. */
  private static boolean matches(
      PublicKey key, Scheme.Algorithm algorithm, byte[] text, byte[] signature) {
    try {
      Signature verifier =
          switch (algorithm) {
            case RSA_SHA256 -> Signature.getInstance("SHA256withRSA");
            case RSA_PSS_SHA256 -> Signature.getInstance("RSASSA-PSS");
            case ED25519 -> Signature.getInstance("Ed25519");
          };
      if (algorithm == Scheme.Algorithm.RSA_PSS_SHA256) {
        verifier.setParameter(PSS);
      }
      verifier.initVerify(key);
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}

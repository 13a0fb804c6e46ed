package io.iotmi.relay.vendor.door;

import io.iotmi.relay.vendor.folder.Declared;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the member {@code signature} of a door. */
final class SchemeReader {
  /** What a folder must say explicitly where a signature leaves it open. */
  static final Set<String> UNPROTECTED = Set.of("body", "id");

  private static final List<String> COVERED = List.of("(request-target)", "digest", "date");

  private SchemeReader() {}

  /** Null, with a fault, where there is no such scheme. */
  static @Nullable Scheme scheme(Declared signature) {
    return switch (signature.needText("scheme")) {
      case "hmac" -> hmac(signature);
      case "hash" -> plainHash(signature);
      case "rsa-sha256" -> publicKey(signature, Scheme.Algorithm.RSA_SHA256);
      case "rsa-pss-sha256" -> publicKey(signature, Scheme.Algorithm.RSA_PSS_SHA256);
      case "ed25519" -> publicKey(signature, Scheme.Algorithm.ED25519);
      case "http-signature" -> httpSignature(signature);
      case "shared-secret" ->
          new Scheme.SharedSecret(PlaceReader.place(signature, "in"), prefix(signature));
      case "none" -> new Scheme.None();
      case "" -> unknown(signature);
      default -> {
        signature.fault(
            "scheme",
            "must be one of hmac, hash, rsa-sha256, rsa-pss-sha256, ed25519, http-signature,"
                + " shared-secret, none");
        yield unknown(signature);
      }
    };
  }

  /** What else it holds means nothing without the scheme. */
  private static @Nullable Scheme unknown(Declared signature) {
    signature.json().members().keySet().forEach(signature::any);
    return null;
  }

  static String prefix(Declared owner) {
    String prefix = owner.text("prefix");
    return prefix == null ? "" : prefix;
  }

  private static Scheme hmac(Declared members) {
    return new Scheme.Hmac(
        keyed(members), PlaceReader.template(members, "signs"), signature(members));
  }

  private static Scheme.Hash keyed(Declared members) {
    Scheme.Hash hash = members.oneOf("hash", Scheme.Hash.class, Scheme.Hash.SHA256);
    if (hash == Scheme.Hash.MD5) {
      members.fault("hash", "must be one of sha1, sha256, sha512");
    }
    return hash;
  }

  private static Scheme plainHash(Declared members) {
    Template signs = PlaceReader.template(members, "signs");
    if (!signs.holds(Template.Value.SECRET)) {
      members.fault("signs", "must hold {secret}, or anyone could work it out");
    }
    return new Scheme.PlainHash(
        members.oneOf("hash", Scheme.Hash.class, Scheme.Hash.SHA256), signs, signature(members));
  }

  private static Scheme publicKey(Declared members, Scheme.Algorithm algorithm) {
    return new Scheme.PublicKey(
        algorithm,
        PlaceReader.template(members, "signs"),
        signature(members),
        KeySourceReader.keys(members, algorithm, true));
  }

  private static Scheme httpSignature(Declared members) {
    List<String> covers =
        members.has("covers")
            ? members.texts("covers").stream().map(c -> c.toLowerCase(Locale.ROOT)).toList()
            : COVERED;
    List<String> paths = members.texts("paths");
    for (String path : paths) {
      if (!path.startsWith("/")) {
        members.fault("paths", "each must begin with a slash");
      }
    }
    return new Scheme.HttpSignature(
        covers, paths, KeySourceReader.keys(members, Scheme.Algorithm.RSA_SHA256, false));
  }

  static String text(Declared owner, String name, String preset) {
    String text = owner.text(name);
    return text == null ? preset : text;
  }

  /** Of bytes, which no text is. */
  static Encoding encoding(Declared owner, Encoding preset) {
    Encoding encoding = owner.oneOf("encoding", Encoding.class, preset);
    if (encoding == Encoding.TEXT) {
      owner.fault("encoding", "must be one of hex, base64, base64url");
    }
    return encoding;
  }

  private static Scheme.Signature signature(Declared members) {
    return new Scheme.Signature(
        PlaceReader.place(members, "in"),
        prefix(members),
        text(members, "separator", ""),
        encoding(members, Encoding.HEX));
  }
}

package io.iotmi.relay.vendor.door;

import io.iotmi.relay.vendor.folder.Declared;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the member {@code signature} of a door. */
final class SchemeReader {
  /** What a folder must say in so many words where a signature leaves it open. */
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
        keys(members, algorithm, true));
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
        covers, paths, keys(members, Scheme.Algorithm.RSA_SHA256, false));
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

  /**
   * @param placed whether the request names a key at a place that the folder must give
   */
  private static KeySource keys(Declared owner, Scheme.Algorithm algorithm, boolean placed) {
    Declared members = owner.object("keys");
    if (members == null) {
      return new KeySource.InSecret();
    }
    KeySource source;
    if (members.has("texts")) {
      source = new KeySource.InFolder(inFolder(members, algorithm));
    } else {
      source = fetched(members, placed ? PlaceReader.place(members, "id") : null);
    }
    members.end();
    return source;
  }

  private static List<PublicKey> inFolder(Declared members, Scheme.Algorithm algorithm) {
    List<PublicKey> keys = new ArrayList<>();
    for (String text : members.texts("texts")) {
      PublicKey key = PublicKeyText.read(text, algorithm);
      if (key != null) {
        keys.add(key);
      }
    }
    if (keys.isEmpty() || keys.size() < members.texts("texts").size()) {
      members.fault("texts", "must hold public keys that fit the scheme");
    }
    return keys;
  }

  private static KeySource fetched(Declared members, @Nullable Place keyId) {
    String address = members.needText("address");
    Hosts hosts = hosts(members, "hosts");
    if (!address.isEmpty() && !address.contains("{keyId}")) {
      members.fault("address", "must hold {keyId}");
    } else if (!address.isEmpty() && !address.startsWith("{keyId}") && !hosts.names().isEmpty()) {
      URI example = hosts.allowed(address.replace("{keyId}", "/key"));
      URI plain = example != null ? example : hosts.allowed(address.replace("{keyId}", "key"));
      if (plain == null) {
        members.fault("address", "must be an https address of one of the hosts");
      }
    }
    String path = text(members, "path", "/");
    if (!path.startsWith("/")) {
      members.fault("path", "must begin with a slash");
    }
    return new KeySource.Fetched(
        address,
        hosts,
        path,
        DurationMember.read(
            members, "cache", Duration.ofHours(24), Duration.ofMinutes(1), Duration.ofDays(30)),
        keyId);
  }

  static Hosts hosts(Declared members, String name) {
    if (!members.has(name)) {
      members.fault(name, "must be given");
    }
    List<String> hosts =
        members.texts(name).stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    boolean named = hosts.stream().allMatch(SchemeReader::isName);
    if (members.has(name) && (hosts.isEmpty() || !named)) {
      members.fault(
          name,
          "must be host names, such as key.example.com, or .example.com for each host below it");
    }
    return new Hosts(hosts);
  }

  /** Two labels at least: a whole top-level domain is no host of a vendor. */
  private static boolean isName(String host) {
    String name = host.startsWith(".") ? host.substring(1) : host;
    String[] labels = name.split("\\.", -1);
    boolean address = labels[labels.length - 1].chars().allMatch(Character::isDigit);
    return labels.length >= 2
        && !address
        && List.of(labels).stream()
            .allMatch(
                label ->
                    !label.isEmpty()
                        && label
                            .chars()
                            .allMatch(
                                c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')));
  }
}

package io.iotmi.relay.vendor.door;

import io.iotmi.relay.vendor.folder.Declared;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads where the public keys of a signature come from, and the hosts that may be asked. */
final class KeySourceReader {
  private KeySourceReader() {}

  /**
   * @param placed whether the request names a key at a place that the folder must give
   */
  static KeySource keys(Declared owner, Scheme.Algorithm algorithm, boolean placed) {
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
    String path = SchemeReader.text(members, "path", "/");
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
    boolean named = hosts.stream().allMatch(KeySourceReader::isName);
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

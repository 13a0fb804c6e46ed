package io.iotmi.relay.vendor.door;

import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.folder.DurationMember;
import io.iotmi.relay.vendor.host.Hosts;
import io.iotmi.relay.vendor.host.HostsReader;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads where the public keys of a signature come from. */
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
    Hosts hosts = HostsReader.hosts(members, "hosts");
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
}

package io.iotmi.relay.vendor.door;

import io.iotmi.relay.vendor.host.Hosts;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the vendor's public keys are. */
public sealed interface KeySource {

  /** Written in the folder, each in a form of {@link PublicKeyText}. */
  record InFolder(List<PublicKey> keys) implements KeySource {
    public InFolder {
      keys = List.copyOf(keys);
    }
  }

  /** In the place of a secret, in the same forms. */
  record InSecret() implements KeySource {}

  /**
   * At an address of the vendor that the request names.
   *
   * @param address with {@code {keyId}} in it
   * @param hosts which may be asked, and no others
   * @param pathPrefix with which the address's path must begin
   * @param cache how long a key is kept
   * @param keyId where a request names the key; null where the scheme has a place of its own
   */
  record Fetched(
      String address, Hosts hosts, String pathPrefix, Duration cache, @Nullable Place keyId)
      implements KeySource {}
}

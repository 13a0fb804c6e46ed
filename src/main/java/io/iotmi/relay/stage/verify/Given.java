package io.iotmi.relay.stage.verify;

import io.iotmi.relay.stage.verify.material.LiveSecrets;
import java.security.PublicKey;
import java.util.List;

/**
 * What a request is held against.
 *
 * @param key the vendor's key that the request names, where it names one
 */
public record Given(LiveSecrets secrets, Key key) {

  /** Against secrets alone. */
  public static Given secrets(LiveSecrets secrets) {
    return new Given(secrets, new Key.Found(List.of()));
  }

  /** What is known of a key that a request names. */
  public sealed interface Key {
    record Found(List<PublicKey> keys) implements Key {
      public Found {
        keys = List.copyOf(keys);
      }
    }

    /** The vendor has none of that name. */
    record Unknown() implements Key {}

    /** Not asked for: too many names were unknown of late. */
    record OverBudget() implements Key {}

    /** The vendor's host gave no answer. */
    record Unavailable() implements Key {}
  }
}

package io.iotmi.relay.stage.keep.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.model.Sensitive;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** What the root key is good for. Thread-safe. Printed, it shows nothing. */
public final class Keys {
  private final byte[] forSealing;
  private final byte[] forHashing;

  Keys(byte[] root) {
    this.forSealing = Keyed.hash(root, "sealing".getBytes(UTF_8));
    this.forHashing = Keyed.hash(root, "hashing".getBytes(UTF_8));
  }

  /**
   * Ciphertext of a text.
   *
   * @param context what the text belongs to, such as the id of its record
   */
  public String seal(String context, Sensitive text) {
    return Base64.getEncoder()
        .encodeToString(
            Sealing.seal(forSealing, context.getBytes(UTF_8), text.value().getBytes(UTF_8)));
  }

  /** The text; empty where the ciphertext is of another key or context. */
  public Optional<Sensitive> open(String context, String ciphertext) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(ciphertext);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Sealing.open(forSealing, context.getBytes(UTF_8), bytes)
        .map(text -> new Sensitive(new String(text, UTF_8)));
  }

  /**
   * A hash by which a text is known again. Without the key it tells nothing, not even to one who
   * guesses the text.
   */
  public String hash(Sensitive text) {
    return HexFormat.of().formatHex(Keyed.hash(forHashing, text.value().getBytes(UTF_8)));
  }

  @Override
  public String toString() {
    return "Keys[***]";
  }
}

package io.iotmi.relay.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identity of one third-party event: two deliveries with the same key are the same event.
 *
 * @param value {@code connectorId#hash}, a key of the ledger; holds no text of the vendor in clear
 */
public record EventKey(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}#[0-9a-f]{64}");

  /** A key that the relay wrote before, or null for any text of another form. */
  public static @Nullable EventKey read(@Nullable String text) {
    return text != null && FORM.matcher(text).matches() ? new EventKey(text) : null;
  }

  @Override
  public String toString() {
    return value;
  }
}

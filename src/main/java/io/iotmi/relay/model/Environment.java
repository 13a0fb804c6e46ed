package io.iotmi.relay.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables. A blank one counts as unset, since templates write an empty text for what
 * was not chosen.
 */
public record Environment(Function<String, @Nullable String> variables) {

  /** The value without blanks around it; null where it is unset. */
  public @Nullable String given(String variable) {
    String value = variables.apply(variable);
    return value == null || value.isBlank() ? null : value.strip();
  }
}

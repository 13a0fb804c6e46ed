package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Json;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times in records, in milliseconds since 1970. */
final class Moments {
  private Moments() {}

  /** Null for anything else. */
  static @Nullable Instant read(@Nullable Json json) {
    try {
      return json instanceof Json.Num(String literal)
          ? Instant.ofEpochMilli(Long.parseLong(literal))
          : null;
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  static Json write(Instant time) {
    return new Json.Num(Long.toString(time.toEpochMilli()));
  }
}

package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a state stands among those of its attribute. */
sealed interface StateOrder {

  /** By the vendor's clock. */
  record At(Instant time) implements StateOrder {}

  /** By the vendor's count, which is exact. */
  record Counted(long sequence) implements StateOrder {}

  /** Null where nothing says it. */
  static @Nullable StateOrder of(@Nullable Instant time, @Nullable Long sequence) {
    return sequence != null ? new Counted(sequence) : time != null ? new At(time) : null;
  }

  /**
   * Whether this one is older than that. A count and a time tell nothing of each other.
   *
   * @param skew by how much clocks may differ
   */
  default boolean isBefore(StateOrder that, Duration skew) {
    return switch (this) {
      case At(Instant time) -> that instanceof At(Instant other) && time.plus(skew).isBefore(other);
      case Counted(long sequence) -> that instanceof Counted(long other) && sequence < other;
    };
  }

  /** A time is a number, a count the text of one. */
  default Json toJson() {
    return switch (this) {
      case At(Instant time) -> Moments.write(time);
      case Counted(long sequence) -> new Json.Text(Long.toString(sequence));
    };
  }

  /** What {@link #toJson} wrote; null for anything else. */
  static @Nullable StateOrder read(Json json) {
    try {
      return json instanceof Json.Text(String digits)
          ? new Counted(Long.parseLong(digits))
          : of(Moments.read(json), null);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

package io.iotmi.relay.replay.command;

import io.iotmi.relay.model.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Values as an operator reads them. */
final class Words {
  private static final int HASH_LENGTH = 12;

  private Words() {}

  /** A number of things. */
  static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  static String time(@Nullable Instant time) {
    return time == null ? "unknown" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String age(@Nullable Instant time, Instant now) {
    if (time == null) {
      return "unknown";
    }
    Duration age = Duration.between(time, now);
    if (age.isNegative()) {
      return "0 s";
    }
    if (age.toDays() >= 2) {
      return age.toDays() + " d";
    }
    if (age.toHours() >= 2) {
      return age.toHours() + " h";
    }
    return age.toMinutes() >= 2 ? age.toMinutes() + " min" : age.toSeconds() + " s";
  }

  /** Tells equal values from others without showing them. */
  static String hashed(String value) {
    return "sha256:" + Sha256.hex(value).substring(0, HASH_LENGTH);
  }

  /**
   * A sender's text as a terminal may show it: characters that would move the cursor or turn the
   * direction of writing are written out.
   */
  static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t' || !isHidden(c)) {
                out.appendCodePoint(c);
              } else if (c > Character.MAX_VALUE) {
                out.append("\\u{%X}".formatted(c));
              } else {
                out.append("\\u%04X".formatted(c));
              }
            });
    return out.toString();
  }

  /** The same within one line. */
  static String line(String text) {
    return printable(text).replace("\n", "\\n").replace("\t", "\\t");
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}

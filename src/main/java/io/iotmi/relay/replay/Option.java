package io.iotmi.relay.replay;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An option of the command line. */
enum Option {
  FROM,
  TO,
  REASON,
  TRACE,
  ID,
  SINCE,
  UNTIL,
  HOLD,
  MAX,
  BODY,
  VENDOR,
  RATE,
  NEW_KEY,
  SEND;

  boolean hasValue() {
    return switch (this) {
      case BODY, NEW_KEY, SEND -> false;
      case FROM, TO, REASON, TRACE, ID, SINCE, UNTIL, HOLD, MAX, VENDOR, RATE -> true;
    };
  }

  boolean goesWith(Action action) {
    return switch (this) {
      case FROM, REASON, TRACE, ID, SINCE, UNTIL, HOLD -> true;
      case MAX -> action != Action.LIST;
      case BODY, VENDOR -> action == Action.PREVIEW;
      case TO, RATE, NEW_KEY, SEND -> action == Action.REPLAY;
    };
  }

  String spelling() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static @Nullable Option read(String text) {
    for (Option option : values()) {
      if (option.spelling().equals(text)) {
        return option;
      }
    }
    return null;
  }
}

package io.iotmi.relay.replay;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the tool does. */
enum Action {
  LIST,
  PREVIEW,
  REPLAY;

  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Action read(String text) {
    for (Action action : values()) {
      if (action.spelling().equals(text)) {
        return action;
      }
    }
    return null;
  }
}

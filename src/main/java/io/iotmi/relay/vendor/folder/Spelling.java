package io.iotmi.relay.vendor.folder;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a folder spells the constants of an enum: in lower case with hyphens. */
final class Spelling {
  private Spelling() {}

  static <E extends Enum<E>> @Nullable E constant(String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(text)) {
        return constant;
      }
    }
    return null;
  }

  /** All of them, for a message. */
  static <E extends Enum<E>> String all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Spelling::of)
        .collect(Collectors.joining(", "));
  }

  private static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

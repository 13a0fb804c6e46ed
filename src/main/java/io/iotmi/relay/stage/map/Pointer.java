package io.iotmi.relay.stage.map;

import org.jspecify.annotations.Nullable;

/**
 * A place in the received body, written out only for a fault. See
 * https://www.rfc-editor.org/rfc/rfc6901
 */
final class Pointer {
  private static final int MAX_NAME = 64;

  private final @Nullable Pointer parent;
  private final String text;
  private final String separator;

  private Pointer(@Nullable Pointer parent, String text, String separator) {
    this.parent = parent;
    this.text = text;
    this.separator = separator;
  }

  /** The value at {@code pointer}; its members stand behind a slash. */
  static Pointer to(String pointer) {
    return new Pointer(null, pointer, "/");
  }

  /** The attributes of a CloudEvent, whose names follow the prefix at once. */
  static Pointer toAttributes(String prefix) {
    return new Pointer(null, prefix, "");
  }

  Pointer member(String name) {
    return new Pointer(this, separator + escaped(name), "/");
  }

  Pointer item(int index) {
    return new Pointer(this, separator + index, "/");
  }

  String text() {
    return parent == null ? text : parent.text() + text;
  }

  /** A name comes from outside: an absurdly long or unprintable one is shown in part. */
  private static String escaped(String name) {
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      if (shown++ == MAX_NAME) {
        return out.append('…').toString();
      }
      int c = name.codePointAt(i);
      switch (c) {
        case '~' -> out.append("~0");
        case '/' -> out.append("~1");
        default -> out.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c);
      }
    }
    return out.toString();
  }
}

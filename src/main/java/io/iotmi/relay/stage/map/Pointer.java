package io.iotmi.relay.stage.map;

import org.jspecify.annotations.Nullable;

/**
 * A place in the received body, written out only for a violation. See
 * https://www.rfc-editor.org/rfc/rfc6901
 */
final class Pointer {
  private static final int MAX_NAME = 64;
  private static final int KNOWN = -1;

  private final @Nullable Pointer parent;
  private final String name;
  private final String separator;
  private final int position;

  private Pointer(@Nullable Pointer parent, String name, String separator, int position) {
    this.parent = parent;
    this.name = name;
    this.separator = separator;
    this.position = position;
  }

  /** The value at {@code pointer}; its members stand behind a slash. */
  static Pointer to(String pointer) {
    return new Pointer(null, pointer, "/", KNOWN);
  }

  /** The attributes of a CloudEvent, whose names follow the prefix at once. */
  static Pointer toAttributes(String prefix) {
    return new Pointer(null, prefix, "", KNOWN);
  }

  /** A member by a name of the API or of the relay. */
  Pointer member(String known) {
    return new Pointer(this, known, "/", KNOWN);
  }

  /** A member whose name the sender chose, by its position among the members. */
  Pointer foreign(String given, int at) {
    return new Pointer(this, given, "/", at);
  }

  Pointer item(int index) {
    return new Pointer(this, Integer.toString(index), "/", KNOWN);
  }

  String text() {
    return parent == null ? name : parent.text() + parent.separator + escaped(name);
  }

  /** For logs: without the names that a sender chose. */
  String place() {
    if (parent == null) {
      return name;
    }
    String own = position == KNOWN ? name : "*" + position;
    return parent.place() + parent.separator + own;
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

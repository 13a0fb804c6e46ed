package io.iotmi.relay.author.explain;

/** Text as one line of a terminal. */
final class Shown {
  private static final int MOST = 60;

  private Shown() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> shown.append("\\n");
        case '\r' -> shown.append("\\r");
        case '\t' -> shown.append("\\t");
        default -> shown.append(Character.isISOControl(c) ? '?' : c);
      }
    }
    return shown.length() <= MOST ? shown.toString() : shown.substring(0, MOST) + " …";
  }
}

package io.iotmi.relay.vendor.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a text with places to fill, such as {@code {id}.{timestamp}}; {@code {{} and {@code }}}
 * stand for the braces themselves.
 */
public final class Braces {
  private Braces() {}

  /**
   * The pieces of a text in their order.
   *
   * @param literal makes a piece of what stands there as it is
   * @param named makes a piece of what stands between braces
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static <P> List<P> pieces(
      String text, Function<String, P> literal, Function<String, P> named) {
    List<P> pieces = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        plain.append(c);
        i++;
      } else if (c == '{') {
        int end = text.indexOf('}', i);
        if (end < 0) {
          throw new IllegalArgumentException("a brace is not closed");
        }
        if (!plain.isEmpty()) {
          pieces.add(literal.apply(plain.toString()));
          plain.setLength(0);
        }
        pieces.add(named.apply(text.substring(i + 1, end)));
        i = end;
      } else if (c == '}') {
        throw new IllegalArgumentException("a brace is closed that was not opened");
      } else {
        plain.append(c);
      }
    }
    if (!plain.isEmpty()) {
      pieces.add(literal.apply(plain.toString()));
    }
    return pieces;
  }
}

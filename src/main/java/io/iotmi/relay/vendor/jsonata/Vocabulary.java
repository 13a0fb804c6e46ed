package io.iotmi.relay.vendor.jsonata;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions of JSONata that no folder may call: a payload must not bring code along, and the same
 * payload must give the same events however often it comes.
 */
final class Vocabulary {
  /** Texts, quoted names and comments stand first, so that a name within them is no call. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|`[^`]*+`|/\\*(?s:.)*?\\*/"
              + "|\\$(eval|now|millis|random|shuffle)\\b");

  private Vocabulary() {}

  /**
   * A forbidden function.
   *
   * @param position of the call, in characters from 0
   */
  record Forbidden(String name, int position) {}

  static Optional<Forbidden> forbidden(String expression) {
    Matcher token = TOKEN.matcher(expression);
    while (token.find()) {
      String name = token.group(1);
      if (name != null) {
        return Optional.of(new Forbidden(name, token.start()));
      }
    }
    return Optional.empty();
  }
}

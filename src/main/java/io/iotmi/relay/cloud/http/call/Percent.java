package io.iotmi.relay.cloud.http.call;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Text in addresses and forms. See https://www.rfc-editor.org/rfc/rfc3986#section-2 */
public final class Percent {
  private static final String UNRESERVED = "-._~";
  private static final String HEX = "0123456789ABCDEF";

  private Percent() {}

  /** All but unreserved characters encoded, so that no text can end the place that it stands in. */
  public static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
      }
    }
    return out.toString();
  }

  /** {@code name=value} pairs with {@code &} between them, in their order. */
  public static String pairs(Map<String, List<String>> values) {
    StringJoiner pairs = new StringJoiner("&");
    values.forEach(
        (name, all) -> all.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
    return pairs.toString();
  }

  /** The same before anything is encoded. */
  static String plainPairs(Map<String, List<String>> values) {
    StringJoiner pairs = new StringJoiner("&");
    values.forEach((name, all) -> all.forEach(value -> pairs.add(name + "=" + value)));
    return pairs.toString();
  }
}

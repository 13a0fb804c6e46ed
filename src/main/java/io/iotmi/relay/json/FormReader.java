package io.iotmi.relay.json;

import io.iotmi.relay.model.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code application/x-www-form-urlencoded} as an object of texts; a name that occurs more
 * than once has an array of them. See https://url.spec.whatwg.org/#urlencoded-parsing
 */
public final class FormReader {
  private static final int MAX_PAIRS = 10_000;
  private static final int HEX = 16;

  private FormReader() {}

  /** Reads a body. Any text is a form, so that one which is JSON has to be told apart. */
  public static Json.Obj readBody(String text) throws JsonSyntaxException {
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      throw new JsonSyntaxException("must be a form, not JSON");
    }
    return read(text);
  }

  /** Reads a body, or the query of an address without its question mark. */
  public static Json.Obj read(String text) throws JsonSyntaxException {
    Map<String, List<Json>> values = new LinkedHashMap<>();
    int pairs = 0;
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++pairs > MAX_PAIRS) {
        throw new JsonSyntaxException("holds more than " + MAX_PAIRS + " fields");
      }
      int sign = pair.indexOf('=');
      String name = decoded(sign < 0 ? pair : pair.substring(0, sign));
      String value = sign < 0 ? "" : decoded(pair.substring(sign + 1));
      values.computeIfAbsent(name, n -> new ArrayList<>()).add(new Json.Text(value));
    }
    Map<String, Json> members = new LinkedHashMap<>();
    values.forEach(
        (name, all) -> members.put(name, all.size() == 1 ? all.getFirst() : new Json.Arr(all)));
    return new Json.Obj(members);
  }

  private static String decoded(String text) throws JsonSyntaxException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '+') {
        bytes.write(' ');
      } else if (c == '%') {
        bytes.write(octet(text, i));
        i += 2;
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
        bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end - 1;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new JsonSyntaxException("a field is not UTF-8");
    }
  }

  private static int octet(String text, int percent) throws JsonSyntaxException {
    int high = percent + 1 < text.length() ? Character.digit(text.charAt(percent + 1), HEX) : -1;
    int low = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 2), HEX) : -1;
    if (high < 0 || low < 0) {
      throw new JsonSyntaxException("a percent sign without two hexadecimal digits");
    }
    return high * HEX + low;
  }
}

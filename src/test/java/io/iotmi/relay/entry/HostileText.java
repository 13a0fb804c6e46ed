package io.iotmi.relay.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fuzzer's bytes read as a message: lines {@code name: value}, an empty line, a body. Plain text,
 * so that a person can read and write the corpus; whatever is not of this form is body.
 */
record HostileText(Map<String, String> headers, byte[] body) {

  static HostileText of(byte[] data) {
    Map<String, String> headers = new LinkedHashMap<>();
    int start = 0;
    for (int end = lineEnd(data, start); end >= 0; end = lineEnd(data, start)) {
      String line = new String(data, start, end - start, StandardCharsets.UTF_8);
      int colon = line.indexOf(": ");
      if (line.isEmpty()) {
        start = end + 1;
        break;
      }
      if (colon < 1) {
        break;
      }
      headers.put(line.substring(0, colon), line.substring(colon + 2));
      start = end + 1;
    }
    return new HostileText(headers, Arrays.copyOfRange(data, start, data.length));
  }

  /** The body where it is UTF-8, which alone a text in JSON can hold. */
  @Nullable String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  String header(String name, String preset) {
    return headers.getOrDefault(name, preset);
  }

  private static int lineEnd(byte[] data, int from) {
    for (int i = from; i < data.length; i++) {
      if (data[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}

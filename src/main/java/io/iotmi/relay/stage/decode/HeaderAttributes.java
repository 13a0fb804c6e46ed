package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Context attributes of a CloudEvent that travels in HTTP headers. See
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3132-http-header-values
 */
final class HeaderAttributes {
  static final String POINTER = "header ce-";
  private static final String PREFIX = "ce-";

  private HeaderAttributes() {}

  /**
   * Whether the request is in binary mode. The media type decides: a structured event may repeat
   * its attributes as headers, for those who route it.
   */
  static boolean in(Source source) {
    return source instanceof Source.Http http
        && http.headers().containsKey(PREFIX + "specversion")
        && !http.headers()
            .getOrDefault("content-type", "")
            .strip()
            .toLowerCase(Locale.ROOT)
            .startsWith("application/cloudevents");
  }

  static Reading<Json.Obj> read(Map<String, String> headers) {
    Map<String, Json> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey().startsWith(PREFIX)) {
        String name = header.getKey().substring(PREFIX.length());
        switch (decoded(name, header.getValue())) {
          case Reading.Failed<String>(String pointer, String reason) -> {
            return new Reading.Failed<>(pointer, reason);
          }
          case Reading.Got<String>(String value) -> attributes.put(name, new Json.Text(value));
        }
      }
    }
    String contentType = headers.get("content-type");
    if (contentType != null) {
      attributes.put("datacontenttype", new Json.Text(contentType));
    }
    return new Reading.Got<>(new Json.Obj(attributes));
  }

  /** Quotes off first, then one round of percent-decoding, in this order by the binding. */
  private static Reading<String> decoded(String name, String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ByteBuffer in = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(unquoted(value)));
      byte[] bytes = new byte[in.remaining()];
      in.get(bytes);
      for (int i = 0; i < bytes.length; i++) {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
        if (bytes[i] == '%' && high >= 0 && low >= 0) {
          out.write(high * 16 + low);
          i += 2;
        } else {
          out.write(bytes[i]);
        }
      }
    } catch (CharacterCodingException e) {
      return new Reading.Failed<>(POINTER + name, "not UTF-8");
    }
    return StrictText.utf8(POINTER + name, out.toByteArray());
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
      return value;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < value.length() - 1; i++) {
      if (value.charAt(i) == '\\' && i + 1 < value.length() - 1) {
        i++;
      }
      out.append(value.charAt(i));
    }
    return out.toString();
  }
}

package io.iotmi.relay.stage.decode;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Bytes to text to JSON, strict all the way: what is not UTF-8 is refused, not replaced. A decoder
 * made by {@code newDecoder} reports where {@code new String} would put replacement characters.
 */
final class StrictText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private StrictText() {}

  /** The body as text. */
  static Reading<String> body(InboundMessage message) {
    if (message.source() instanceof Source.Http http) {
      String encoding = http.headers().getOrDefault("content-encoding", "").strip();
      if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
        return new Reading.Failed<>(
            "header Content-Encoding", "an encoded body is not supported, send it as it is");
      }
    }
    return switch (message.body()) {
      case Body.Text(String value) -> new Reading.Got<>(value);
      case Body.Base64(String value) -> base64("", value);
    };
  }

  static Reading<String> base64(String pointer, String value) {
    try {
      return utf8(pointer, Base64.getDecoder().decode(value));
    } catch (IllegalArgumentException e) {
      return new Reading.Failed<>(pointer, "not base64");
    }
  }

  static Reading<String> utf8(String pointer, byte[] bytes) {
    try {
      return new Reading.Got<>(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return new Reading.Failed<>(pointer, "not UTF-8");
    }
  }

  static Reading<Json> json(String pointer, String text) {
    try {
      return new Reading.Got<>(JsonReader.read(unmarked(text)));
    } catch (JsonSyntaxException e) {
      return new Reading.Failed<>(pointer, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Without the byte order mark that some senders put first; a reader of JSON may ignore it. See
   * https://www.rfc-editor.org/rfc/rfc8259#section-8.1
   */
  private static String unmarked(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}

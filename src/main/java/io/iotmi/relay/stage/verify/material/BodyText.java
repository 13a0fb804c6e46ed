package io.iotmi.relay.stage.verify.material;

import io.iotmi.relay.json.FormReader;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.BodyFormat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A body as the text and the JSON that it is. */
public sealed interface BodyText {

  /**
   * A body in the form that the folder says.
   *
   * @param json of a form its fields, of a text the text itself
   */
  record Read(String text, Json json) implements BodyText {
    @Override
    public String toString() {
      return "Read[" + json + "]";
    }
  }

  /**
   * Anything else.
   *
   * @param reason without content
   */
  record Unreadable(String reason) implements BodyText {}

  static BodyText of(byte[] bytes, BodyFormat form) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new Unreadable("the body is not UTF-8");
    }
    try {
      return new Read(
          text,
          switch (form) {
            case JSON -> JsonReader.read(text);
            case FORM -> FormReader.readBody(text);
            case TEXT -> new Json.Text(text);
          });
    } catch (JsonSyntaxException fault) {
      return new Unreadable("the body: " + fault.getMessage());
    }
  }
}

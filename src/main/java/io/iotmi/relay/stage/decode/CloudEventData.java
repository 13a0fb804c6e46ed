package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a CloudEvent as JSON. See
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 *
 * @param json null when absent
 * @param pointer to it in the body
 */
record CloudEventData(@Nullable Json json, String pointer) {

  /** Of structured mode: inside the event that stands at {@code pointer}. */
  static Reading<CloudEventData> inside(String pointer, Json.Obj event) {
    Json plain = event.given("data");
    Json encoded = event.given("data_base64");
    if (encoded == null) {
      return new Reading.Got<>(new CloudEventData(plain, pointer + "/data"));
    }
    String at = pointer + "/data_base64";
    if (plain != null) {
      return new Reading.Failed<>(at, "either data or data_base64, not both");
    }
    if (!(encoded instanceof Json.Text(String base64))) {
      return new Reading.Failed<>(at, "data_base64 must be a string, not " + encoded.kind());
    }
    return switch (StrictText.base64(at, base64)) {
      case Reading.Failed<String>(String where, String reason) ->
          new Reading.Failed<>(where, reason);
      case Reading.Got<String>(String text) -> parsed(at, at + "#", text);
    };
  }

  /** Of binary mode: the body itself, which may be empty. */
  static Reading<CloudEventData> body(String text) {
    return text.isBlank() ? new Reading.Got<>(new CloudEventData(null, "")) : parsed("", "", text);
  }

  /**
   * Whether a media type declares JSON, by its subtype alone. Absent or empty means JSON. See
   * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md#311-payload-serialization
   */
  static boolean isJson(@Nullable Json contentType) {
    if (contentType == null) {
      return true;
    }
    if (!(contentType instanceof Json.Text(String value))) {
      return false;
    }
    int parameters = value.indexOf(';');
    String type =
        (parameters < 0 ? value : value.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    int slash = type.indexOf('/');
    String subtype = type.substring(slash + 1);
    return type.isEmpty() || (slash > 0 && (subtype.equals("json") || subtype.endsWith("+json")));
  }

  private static Reading<CloudEventData> parsed(String at, String pointer, String text) {
    return switch (StrictText.json(at, text)) {
      case Reading.Failed<Json>(String where, String reason) -> new Reading.Failed<>(where, reason);
      case Reading.Got<Json>(Json json) -> new Reading.Got<>(new CloudEventData(json, pointer));
    };
  }
}

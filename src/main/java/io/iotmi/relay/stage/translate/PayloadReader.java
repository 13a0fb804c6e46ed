package io.iotmi.relay.stage.translate;

import io.iotmi.relay.json.FormReader;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.vendor.BodyFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A payload as the expression of a folder gets it: headers, path, query and body. */
final class PayloadReader {
  /** What the API takes of a request is less. */
  static final int MAX_LENGTH = 256 * 1024;

  private PayloadReader() {}

  /**
   * Reads a payload.
   *
   * @throws JsonSyntaxException with the reason why the body is not what the folder says it is
   */
  static Json.Obj read(VendorPayload payload, BodyFormat format) throws JsonSyntaxException {
    if (payload.body().length() > MAX_LENGTH) {
      throw new JsonSyntaxException("longer than " + MAX_LENGTH + " characters");
    }
    Map<String, Json> context = new LinkedHashMap<>();
    context.put("headers", texts(payload.headers()));
    context.put("path", new Json.Text(payload.path()));
    context.put("query", texts(payload.query()));
    context.put(
        "body",
        switch (format) {
          case JSON -> JsonReader.read(payload.body());
          case FORM -> FormReader.readBody(payload.body());
          case TEXT -> new Json.Text(payload.body());
        });
    return new Json.Obj(context);
  }

  private static Json texts(Map<String, String> texts) {
    Map<String, Json> members = new LinkedHashMap<>();
    texts.forEach((name, value) -> members.put(name, new Json.Text(value)));
    return new Json.Obj(members);
  }
}

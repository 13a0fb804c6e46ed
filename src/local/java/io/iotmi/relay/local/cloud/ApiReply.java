package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer of a vendor's API. */
public record ApiReply(int status, String contentType, Map<String, String> headers, byte[] body) {
  public ApiReply {
    headers = Map.copyOf(headers);
  }

  static ApiReply json(int status, JsonNode body) {
    return new ApiReply(status, "application/json", Map.of(), JsonTrees.bytes(body));
  }

  static ApiReply ok(JsonNode body) {
    return json(200, body);
  }

  static ApiReply html(int status, String text) {
    return new ApiReply(
        status,
        "text/html",
        Map.of(),
        ("<html><body>" + text + "</body></html>").getBytes(StandardCharsets.UTF_8));
  }
}

package io.iotmi.relay.local.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Map;

/** What goes wrong with one request. */
public sealed interface FaultAction {
  /** Answered with this status and x-amzn-errortype; nothing is accepted. */
  record Status(int code, String type) implements FaultAction {}

  /**
   * Answered word for word with this, as a proxy or another server would; nothing is accepted.
   *
   * @param headers {@code Content-Type} among them
   */
  record Verbatim(int code, Map<String, String> headers, String body) implements FaultAction {
    public Verbatim {
      headers = Map.copyOf(headers);
    }

    /** A page for people, which a proxy gives in place of the service's answer. */
    public static Verbatim page(int code) {
      return new Verbatim(
          code,
          Map.of("Content-Type", "text/html"),
          "<!DOCTYPE html><html><body><h1>" + code + "</h1></body></html>");
    }

    /** JSON, which may be the service's or not. */
    public static Verbatim json(int code, String body) {
      return new Verbatim(code, Map.of("Content-Type", "application/json"), body);
    }

    /** The error of the service that the resource does not exist. */
    public static Verbatim notFound(String resourceId) {
      return json(
          404,
          JsonNodeFactory.instance
              .objectNode()
              .put("__type", "ResourceNotFoundException")
              .put("Message", "resource not found")
              .put("ResourceId", resourceId)
              .toString());
    }
  }

  /** The answer comes late; may go together with one of the others. */
  record Delay(Duration duration) implements FaultAction {}

  /** The connection is cut, and nothing was accepted. */
  record ResetBefore() implements FaultAction {}

  /** The request is accepted, then the connection is cut without an answer. */
  record ResetAfter() implements FaultAction {}

  /** The request is accepted; the connection is cut in the middle of the answer's body. */
  record Truncated() implements FaultAction {}

  /** The request is accepted; the answer's body is not JSON. */
  record Garbage() implements FaultAction {}

  /** The request is accepted; the answer has a type and a body that the service never sends. */
  record WrongType() implements FaultAction {}

  /** The request is accepted at once; the answer comes so much later. */
  record SlowAnswer(Duration duration) implements FaultAction {}

  /** Nothing is accepted and nothing answered; after this time the connection is cut. */
  record Silence(Duration duration) implements FaultAction {}
}

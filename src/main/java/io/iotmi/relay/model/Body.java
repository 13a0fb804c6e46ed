package io.iotmi.relay.model;

/**
 * What a source handed over as content, not yet understood. Never printed: it may hold anything.
 */
public sealed interface Body {

  /** Content as text. */
  record Text(String value) implements Body {
    @Override
    public String toString() {
      return "text of " + value.length();
    }
  }

  /**
   * Content as API Gateway hands over what it takes for binary: base64, possibly not even that. See
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/lambda-proxy-binary-media.html
   */
  record Base64(String value) implements Body {
    @Override
    public String toString() {
      return "base64 of " + value.length();
    }
  }
}

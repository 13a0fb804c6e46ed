package io.iotmi.relay.json;

/**
 * Text that is not JSON, or not JSON the relay is willing to read. The message shows no content.
 */
public final class JsonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  public JsonSyntaxException(String message) {
    super(message);
  }
}

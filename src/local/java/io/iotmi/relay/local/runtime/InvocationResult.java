package io.iotmi.relay.local.runtime;

import java.nio.charset.StandardCharsets;

/**
 * What the caller of a function sees.
 *
 * @param functionError true where the function threw, exited or ran out of time; the payload then
 *     holds {@code errorType} and {@code errorMessage}
 */
public record InvocationResult(byte[] payload, boolean functionError) {
  static InvocationResult error(String type, String message) {
    String json = "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}";
    return new InvocationResult(json.getBytes(StandardCharsets.UTF_8), true);
  }

  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }
}

package io.iotmi.relay.local.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Why a request is not accepted: the answer's status, its x-amzn-errortype and its Message.
 *
 * @param resourceId what was not found, where that is the reason
 */
record Refusal(int status, String type, String message, @Nullable String resourceId) {
  Refusal(int status, String type, String message) {
    this(status, type, message, null);
  }

  static Refusal unsigned(String message) {
    return new Refusal(403, "MissingAuthenticationTokenException", message);
  }

  static Refusal badSignature(String message) {
    return new Refusal(403, "InvalidSignatureException", message);
  }

  static Refusal invalid(String message) {
    return new Refusal(400, "ValidationException", message);
  }

  static Refusal unknownConnector(String id) {
    return new Refusal(404, "ResourceNotFoundException", "no such connector", id);
  }

  static Refusal throttled() {
    return new Refusal(429, "ThrottlingException", "Rate exceeded");
  }
}

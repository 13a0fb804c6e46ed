package io.iotmi.relay.local.endpoint;

/** Why a request is not accepted: the answer's status, its x-amzn-errortype and its Message. */
record Refusal(int status, String type, String message) {
  static Refusal unsigned(String message) {
    return new Refusal(403, "MissingAuthenticationTokenException", message);
  }

  static Refusal badSignature(String message) {
    return new Refusal(403, "InvalidSignatureException", message);
  }

  static Refusal invalid(String message) {
    return new Refusal(400, "ValidationException", message);
  }

  static Refusal unknownConnector() {
    return new Refusal(404, "ResourceNotFoundException", "no such connector");
  }

  static Refusal throttled() {
    return new Refusal(429, "ThrottlingException", "Rate exceeded");
  }
}

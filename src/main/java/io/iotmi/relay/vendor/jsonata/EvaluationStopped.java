package io.iotmi.relay.vendor.jsonata;

/** An evaluation that may not go on. Carries no stack, since a payload can cause any number. */
final class EvaluationStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EvaluationStopped(String message) {
    super(message, null, false, false);
  }
}

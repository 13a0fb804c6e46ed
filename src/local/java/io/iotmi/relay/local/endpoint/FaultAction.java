package io.iotmi.relay.local.endpoint;

import java.time.Duration;

/** What goes wrong with one request. */
public sealed interface FaultAction {
  /** Answered with this status and x-amzn-errortype; nothing is accepted. */
  record Status(int code, String type) implements FaultAction {}

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

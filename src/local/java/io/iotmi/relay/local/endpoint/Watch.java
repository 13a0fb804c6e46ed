package io.iotmi.relay.local.endpoint;

/** Sees each request while it is dealt with. */
@FunctionalInterface
public interface Watch {
  /** Told in the order of the decisions, one at a time, so it must not wait for anything. */
  void decided(ReceivedRequest request);

  /** The request is accepted, and the answer has not left yet. */
  default void answering(ReceivedRequest accepted) {}
}

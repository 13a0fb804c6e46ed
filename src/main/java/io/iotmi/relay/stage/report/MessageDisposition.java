package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;

/** What is to be done with one message of a queue. */
public sealed interface MessageDisposition {

  InboundMessage message();

  /** Nothing is left to do. */
  record Acknowledge(InboundMessage message) implements MessageDisposition {}

  /**
   * Will never be deliverable as it is.
   *
   * @param worst the event to name as the reason
   */
  record Park(InboundMessage message, EventResult worst) implements MessageDisposition {}

  /** Goes back to its queue. */
  record Return(InboundMessage message) implements MessageDisposition {}
}

package io.iotmi.relay.replay.queue;

import io.iotmi.relay.model.InboundMessage;
import java.util.List;
import java.util.Set;

/** What looks at the messages of a queue. */
public interface Visitor {

  /**
   * Looks at messages that it has not seen before.
   *
   * @return ids of those that it took off the queue
   */
  Set<String> look(List<InboundMessage> messages) throws QueueTrouble;

  /** Whether it wants no more. */
  default boolean enough() {
    return false;
  }
}

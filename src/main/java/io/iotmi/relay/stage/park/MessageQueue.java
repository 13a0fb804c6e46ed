package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Deadline;
import java.util.List;
import java.util.Map;

/** Port: puts messages on a queue. Thread-safe; never throws for what the outside world does. */
public interface MessageQueue {

  /**
   * Sends all messages, in order, in as few calls as the queue allows.
   *
   * @return for each message whether the queue took it
   */
  List<Boolean> enqueue(String queueUrl, List<QueuedMessage> messages, Deadline deadline);

  /**
   * A message to be put on a queue.
   *
   * @param attributes string attributes; none is empty
   * @param group MessageGroupId where the queue is FIFO
   * @param deduplicationId MessageDeduplicationId where the queue is FIFO
   */
  record QueuedMessage(
      String body, Map<String, String> attributes, String group, String deduplicationId) {
    public QueuedMessage {
      attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
      return "QueuedMessage[" + attributes.keySet() + "]";
    }
  }
}

package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.MessageAttribute;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Port: puts messages on a queue. Thread-safe; never throws for what the outside world does. */
public interface MessageQueue {

  /**
   * Sends all messages, those of one group in their order. On a FIFO queue a message that could not
   * be put there holds back those behind it in its group.
   *
   * @return for each message whether the queue took it
   */
  List<Boolean> enqueue(String queueUrl, List<QueuedMessage> messages, Deadline deadline);

  /**
   * A message to be put on a queue.
   *
   * @param xrayHeader system attribute {@code AWSTraceHeader}
   * @param group what must stay in order; MessageGroupId where the queue is FIFO
   * @param deduplicationId MessageDeduplicationId where the queue is FIFO
   */
  record QueuedMessage(
      String body,
      Map<String, MessageAttribute> attributes,
      @Nullable String xrayHeader,
      String group,
      String deduplicationId) {
    public QueuedMessage {
      attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
      return "QueuedMessage[" + attributes.keySet() + "]";
    }
  }
}

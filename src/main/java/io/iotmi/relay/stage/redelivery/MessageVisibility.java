package io.iotmi.relay.stage.redelivery;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.util.List;

/**
 * Port: when messages that were received, and will not be deleted, can be received again.
 * Thread-safe; never throws for what the outside world does.
 */
@FunctionalInterface
public interface MessageVisibility {

  /**
   * Lets messages of one queue come back after a time of their own. Where that fails they come back
   * when the queue says.
   */
  void change(String queueArn, List<Hidden> messages, Deadline deadline);

  /**
   * A message that stays away for a while.
   *
   * @param handle of its last receipt
   * @param time from now, in whole seconds
   */
  record Hidden(String handle, Duration time) {
    @Override
    public String toString() {
      return "Hidden[" + time + "]";
    }
  }
}

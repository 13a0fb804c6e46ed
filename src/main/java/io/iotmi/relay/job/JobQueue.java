package io.iotmi.relay.job;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;

/** Port: where jobs wait. Thread-safe; never throws for what the outside world does. */
@FunctionalInterface
public interface JobQueue {
  /**
   * The longest that a message may be delayed. See
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-timers.html
   */
  Duration LONGEST = Duration.ofMinutes(15);

  /**
   * Puts a job there.
   *
   * @param delay until it may be done, at most {@link #LONGEST}; what is more is cut off
   * @return whether the queue took it
   */
  boolean put(Job job, Duration delay, Deadline deadline);
}

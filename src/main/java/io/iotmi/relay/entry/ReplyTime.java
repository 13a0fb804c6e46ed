package io.iotmi.relay.entry;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * By when an operation must be answered. Managed integrations waits for two seconds, of which the
 * way there and back takes some, and the start of the runtime where the call has to wait for it.
 * See https://docs.aws.amazon.com/iot-mi/latest/devguide/connector-operations-overview.html
 */
final class ReplyTime {
  private static final Duration PATIENCE = Duration.ofMillis(1_700);

  /** What the first reply of a runtime takes longer once its content is known. */
  private static final Duration COLD = Duration.ofMillis(200);

  /** For a job, at the least: its result is there when the service tries again. */
  private static final Duration LEAST = Duration.ofMillis(400);

  /** A start that long ago was made ahead of time, or the service has given up on it. */
  private static final Duration LONGEST_START = Duration.ofSeconds(3);

  private final Instant began;
  private final AtomicBoolean first = new AtomicBoolean(true);

  /**
   * @param began when the process of the runtime was started
   */
  ReplyTime(Instant began) {
    this.began = began;
  }

  Deadline of(Deadline invocation) {
    Duration since = Duration.between(began, invocation.clock().instant());
    boolean waited =
        first.getAndSet(false) && !since.isNegative() && since.compareTo(LONGEST_START) < 0;
    return invocation.within(waited ? afterStart(since) : PATIENCE);
  }

  private static Duration afterStart(Duration since) {
    Duration left = PATIENCE.minus(COLD).minus(since);
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }
}

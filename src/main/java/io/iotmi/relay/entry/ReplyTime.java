package io.iotmi.relay.entry;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * By when an operation must be answered. Managed integrations waits for two seconds, of which the
 * way there and back takes some, and the start of the runtime where the call has to wait for it.
 * See https://docs.aws.amazon.com/iot-mi/latest/devguide/connector-operations-overview.html
 */
final class ReplyTime {
  private static final Duration PATIENCE = Duration.ofMillis(1_700);

  /** From the start of the process until this class is asked for. */
  private static final Duration BOOT = Duration.ofMillis(300);

  /** A start that long ago was made ahead of time, and no call waited for it. */
  private static final Duration LONGEST_START = Duration.ofMillis(1_300);

  private final Instant began;
  private final AtomicBoolean first = new AtomicBoolean(true);

  /**
   * @param began when the runtime began to be made
   */
  ReplyTime(Instant began) {
    this.began = began;
  }

  Deadline of(Deadline invocation) {
    InstantSource clock = invocation.clock();
    Duration since = Duration.between(began, clock.instant());
    boolean started =
        first.getAndSet(false) && !since.isNegative() && since.compareTo(LONGEST_START) < 0;
    return invocation.within(started ? PATIENCE.minus(BOOT).minus(since) : PATIENCE);
  }
}

package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;

/**
 * How the time of an invocation is shared out, so that a service that hangs in one phase leaves
 * time for the ones after it: an invocation that does not reply in time is repeated as a whole.
 *
 * @param end of the invocation itself
 * @param send claiming and sending are over
 * @param settle the ledger has been told
 * @param park what waits is on its queue; the rest is for the reply
 */
record Phases(Instant end, Deadline send, Deadline settle, Deadline park) {
  private static final Duration RESERVE = Duration.ofMillis(1_500);

  /** A function with a short timeout still has most of it for sending. */
  static Phases of(Deadline deadline) {
    Duration quarter = deadline.left().dividedBy(4);
    Duration reserve = quarter.compareTo(RESERVE) < 0 ? quarter : RESERVE;
    return new Phases(
        deadline.end(),
        deadline.earlier(reserve),
        deadline.earlier(reserve.dividedBy(2)),
        deadline.earlier(reserve.dividedBy(6)));
  }
}

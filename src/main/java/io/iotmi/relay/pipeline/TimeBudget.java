package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.claim.Run;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of each phase of an invocation, so that a service that hangs in one phase leaves time
 * for the next ones. An invocation that does not reply in time is repeated as a whole.
 *
 * @param end of the invocation itself
 * @param lastStart the last request has started; what has not goes elsewhere
 * @param send claiming and sending are over
 * @param settle the ledger has been told
 * @param park what waits is on its queue; the rest is for the reply
 * @param whole all the time there is from the start
 */
record TimeBudget(
    Instant end,
    Deadline lastStart,
    Deadline send,
    Deadline settle,
    Deadline park,
    Duration whole) {
  private static final Duration RESERVE = Duration.ofMillis(1_500);

  /** How long a caller waits where a queue can take over. */
  private static final Duration CALLERS_PATIENCE = Duration.ofSeconds(2);

  /** For the last answers: a request that is cut off may arrive, and its event be queued too. */
  private static final Duration LAST_ANSWER = Duration.ofSeconds(1);

  /** Setting the time of their return is optional: messages come back without it too. */
  private static final Duration LONGEST_HIDING = Duration.ofSeconds(1);

  /** A function with a short timeout still has most of it for sending. */
  static TimeBudget of(Deadline deadline) {
    Duration whole = deadline.left();
    Duration quarter = whole.dividedBy(4);
    Duration reserve = quarter.compareTo(RESERVE) < 0 ? quarter : RESERVE;
    Deadline send = deadline.earlier(reserve);
    return new TimeBudget(
        deadline.end(),
        send,
        send,
        deadline.earlier(reserve.dividedBy(2)),
        deadline.earlier(reserve.dividedBy(6)),
        whole);
  }

  /** The same for one whose caller waits and whose events a queue takes over. */
  static TimeBudget handingOver(Deadline deadline) {
    TimeBudget all = of(deadline);
    return new TimeBudget(
        all.end,
        all.send.within(CALLERS_PATIENCE),
        all.send.within(CALLERS_PATIENCE.plus(LAST_ANSWER)),
        all.settle,
        all.park,
        all.whole);
  }

  /** The run for the ledger. */
  Run run(String owner) {
    return new Run(owner, end, send, settle);
  }

  /** For saying when messages come back, from now. */
  Deadline hide() {
    return park.within(LONGEST_HIDING);
  }
}

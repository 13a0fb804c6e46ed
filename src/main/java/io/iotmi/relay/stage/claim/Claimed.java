package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;
import java.util.Map;

/** Events after claiming, and the way back to the ledger for those that are sent. */
public final class Claimed {
  private final Map<EventRef, Outcome> decided;
  private final int withoutIdentity;
  private final Settlements settlements;

  Claimed(Map<EventRef, Outcome> decided, int withoutIdentity, Settlements settlements) {
    this.decided = Map.copyOf(decided);
    this.withoutIdentity = withoutIdentity;
    this.settlements = settlements;
  }

  /** Events that are not to be sent, with what became of them; this run may send all others. */
  public Map<EventRef, Outcome> decided() {
    return decided;
  }

  /** How many events may be sent unasked, because nothing identifies them. */
  public int withoutIdentity() {
    return withoutIdentity;
  }

  /**
   * Takes the outcome of an event that may be sent, once, and tells the ledger in due course:
   * delivered ones are remembered, all others are open to the next run. Thread-safe, does not wait
   * for the ledger.
   */
  public void settle(EventRef ref, Outcome outcome) {
    settlements.add(ref, outcome instanceof Outcome.Done);
  }

  /**
   * Waits until the ledger knows of everything that was settled. An event that was not settled
   * keeps its claim until that expires: whether it was sent is unknown.
   *
   * @return how many deliveries the ledger may not know of; a repeat of such an event is sent again
   */
  public int close(Deadline deadline) {
    return settlements.flush(deadline);
  }
}

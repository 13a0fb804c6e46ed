package io.iotmi.relay.stage.plan;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Outcome;
import java.util.List;

/**
 * What to send.
 *
 * @param lanes in the order in which to start them, urgent ones first; independent of each other
 * @param heldBack events that must wait behind another one of their lane
 */
public record Plan(List<Lane> lanes, List<EventRef> heldBack) {
  /** What becomes of an event that is held back. */
  public static final Outcome BEHIND_ANOTHER =
      new Outcome.RetryLater(
          Outcome.Reason.BEHIND_ANOTHER, "an earlier event that must go first is not delivered");

  public Plan {
    lanes = List.copyOf(lanes);
    heldBack = List.copyOf(heldBack);
  }
}

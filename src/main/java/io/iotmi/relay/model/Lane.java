package io.iotmi.relay.model;

import java.util.List;

/**
 * Requests that must stay in order: one after the other, each only after the one before it was
 * accepted or finally refused.
 *
 * @param urgent a person is waiting: holds a command answer
 * @param haltOnRefusal whether a final refusal stops the lane too: later pages of a discovery must
 *     not overtake a lost one, and on a FIFO queue without a place to park, the refused message
 *     returns to the queue
 */
public record Lane(List<PlannedRequest> requests, boolean urgent, boolean haltOnRefusal) {
  public Lane {
    requests = List.copyOf(requests);
  }
}

package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;

/** Where the dispatcher puts the outcome of each event, as soon as it is final. Thread-safe. */
public interface Outcomes {
  boolean isDecided(EventRef ref);

  /** The first outcome of an event counts. */
  void decide(EventRef ref, Outcome outcome);
}

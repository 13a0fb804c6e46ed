package io.iotmi.relay.stage.plan;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventRef;
import org.jspecify.annotations.Nullable;

/** One event as the planner sees it. */
public sealed interface Candidate {

  EventRef ref();

  /** To be sent now. */
  record Ready(ConnectorEvent event) implements Candidate {
    @Override
    public EventRef ref() {
      return event.ref();
    }
  }

  /** Cannot be sent now but will be tried again: what follows it in its lane must wait. */
  record Waiting(ConnectorEvent event) implements Candidate {
    @Override
    public EventRef ref() {
      return event.ref();
    }
  }

  /**
   * Will never be sent and returns to its queue because it cannot be parked: what follows in its
   * order group must wait.
   */
  record Stuck(EventRef ref, @Nullable String orderGroup) implements Candidate {}
}

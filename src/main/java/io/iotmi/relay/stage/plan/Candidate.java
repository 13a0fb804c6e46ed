package io.iotmi.relay.stage.plan;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Outcome;
import org.jspecify.annotations.Nullable;

/** One event as the planner sees it. */
public sealed interface Candidate {

  /** To be sent now. */
  record Ready(ConnectorEvent event) implements Candidate {}

  /**
   * Not to be sent; others may have to wait for it.
   *
   * @param orderGroup as {@link io.iotmi.relay.model.Source#orderGroup()}
   * @param event null where it is not valid
   */
  record Decided(Outcome outcome, @Nullable String orderGroup, @Nullable ConnectorEvent event)
      implements Candidate {
    public Decided(Outcome outcome, ConnectorEvent event) {
      this(outcome, event.orderGroup(), event);
    }
  }
}

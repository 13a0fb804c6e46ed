package io.iotmi.relay.planted.operation;

import io.iotmi.relay.planted.stage.plan.Planner;

/** An operation that knows a stage. */
public final class Call {
  Object known() {
    return new Planner();
  }
}

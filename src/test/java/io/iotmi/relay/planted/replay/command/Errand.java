package io.iotmi.relay.planted.replay.command;

import io.iotmi.relay.planted.replay.Tool;
import io.iotmi.relay.planted.stage.plan.Planner;

/** A command that knows the edge and a stage that is none of its business. */
public final class Errand {
  Object others() {
    return new Object[] {new Tool(), new Planner()};
  }
}

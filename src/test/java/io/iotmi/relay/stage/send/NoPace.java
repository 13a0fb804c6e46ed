package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.send.pace.SendSlots;

/** Lets each request start at once. */
public final class NoPace implements SendSlots {
  @Override
  public void expect(int requests) {}

  @Override
  public boolean await(boolean urgent, Deadline deadline) {
    return true;
  }

  @Override
  public void succeeded() {}

  @Override
  public void throttled() {}
}

package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.send.pace.SendSlots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts the requests that are announced; refuses a start from some number of starts on. */
final class ScriptedSlots implements SendSlots {
  private final int starts;
  private final List<Integer> following = new ArrayList<>();
  private final List<Boolean> urgency = new ArrayList<>();
  private Instant latest = Instant.MIN;
  private int expected;

  ScriptedSlots(int starts) {
    this.starts = starts;
  }

  @Override
  public synchronized void expect(int requests) {
    expected += requests;
  }

  @Override
  public synchronized boolean await(boolean urgent, Deadline deadline) {
    expected -= urgent ? 0 : 1;
    following.add(expected);
    urgency.add(urgent);
    latest = deadline.end();
    return following.size() <= starts;
  }

  @Override
  public void succeeded() {}

  @Override
  public void throttled() {}

  /** How many announced requests were still to come after each that asked. */
  synchronized List<Integer> following() {
    return List.copyOf(following);
  }

  /** Which of those that asked were urgent. */
  synchronized List<Boolean> urgency() {
    return List.copyOf(urgency);
  }

  synchronized Instant latest() {
    return latest;
  }

  synchronized int expected() {
    return expected;
  }
}

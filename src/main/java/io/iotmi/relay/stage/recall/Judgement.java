package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Outcome;
import java.util.List;

/** What is to become of an event, by what is remembered. */
public sealed interface Judgement {

  /**
   * To be sent.
   *
   * @param event with the states that may leave
   * @param withheld those that may not
   * @param confirmed commands that have all of their effect with it
   */
  record Send(ConnectorEvent event, Withheld withheld, List<Hold> confirmed) implements Judgement {
    public Send {
      confirmed = List.copyOf(confirmed);
    }
  }

  /** Not to be sent: its user is gone, or none of its states may leave. */
  record Withhold(Outcome.Cause cause, Withheld withheld) implements Judgement {}

  /** How many states may not leave. */
  record Withheld(int stale, int echoed) {
    static final Withheld NONE = new Withheld(0, 0);

    public boolean any() {
      return stale > 0 || echoed > 0;
    }
  }
}

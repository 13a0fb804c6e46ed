package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a dispatch decided and counted. */
record Dispatch(Map<EventRef, Outcome> outcomes, Counts counts) {

  static Dispatch of(
      LaneDispatcher dispatcher, List<Lane> lanes, Deadline lastStart, Deadline deadline) {
    Kept kept = new Kept(new ConcurrentHashMap<>());
    return new Dispatch(kept.outcomes, dispatcher.dispatch(lanes, lastStart, deadline, kept));
  }

  int requestsSent() {
    return counts.get(Count.REQUESTS_SENT);
  }

  int savedByMerging() {
    return counts.get(Count.SAVED_BY_MERGING);
  }

  int throttled() {
    return counts.get(Count.THROTTLED);
  }

  int denied() {
    return counts.get(Count.DENIED);
  }

  int connectorNotFound() {
    return counts.get(Count.CONNECTOR_NOT_FOUND);
  }

  private record Kept(Map<EventRef, Outcome> outcomes) implements Outcomes {
    @Override
    public boolean isDecided(EventRef ref) {
      return outcomes.containsKey(ref);
    }

    @Override
    public void decide(EventRef ref, Outcome outcome) {
      outcomes.putIfAbsent(ref, outcome);
    }
  }
}

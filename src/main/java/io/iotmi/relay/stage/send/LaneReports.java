package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes in what the lanes of one dispatch report. Thread-safe. */
final class LaneReports {
  private final Outcomes outcomes;
  private final Map<Count, Integer> counts = new ConcurrentHashMap<>();

  LaneReports(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  boolean isDecided(EventRef ref) {
    return outcomes.isDecided(ref);
  }

  /** A bug in what takes the outcomes must not end the lane. */
  void decide(EventRef ref, Outcome outcome) {
    try {
      outcomes.decide(ref, outcome);
    } catch (RuntimeException | Error e) {
      // An outcome that was lost fails the invocation, which logs it.
    }
  }

  void count(SendResult result) {
    add(Count.REQUESTS_SENT, result.attempts());
    add(Count.THROTTLED, result.throttled());
    if (result.answer() instanceof SendResult.Answer.Denied) {
      add(Count.DENIED, 1);
    } else if (result.answer() instanceof SendResult.Answer.ConnectorNotFound) {
      add(Count.CONNECTOR_NOT_FOUND, 1);
    }
  }

  void countSaved(int requests) {
    add(Count.SAVED_BY_MERGING, requests);
  }

  Counts counts() {
    return new Counts(counts);
  }

  private void add(Count count, int more) {
    counts.merge(count, more, Integer::sum);
  }
}

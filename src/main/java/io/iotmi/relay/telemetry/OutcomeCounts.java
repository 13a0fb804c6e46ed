package io.iotmi.relay.telemetry;

import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many events had which outcome, and which rule or reason stood against them how often. */
final class OutcomeCounts {
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> rules = new TreeMap<>();
  private int events;

  void add(Outcome outcome) {
    events++;
    outcomes.merge(outcome.label(), 1, Integer::sum);
    switch (outcome) {
      case Outcome.Rejected(List<Violation> violations) ->
          violations.forEach(violation -> rules.merge(violation.rule(), 1, Integer::sum));
      case Outcome.RetryLater(Outcome.Reason reason, String detail) ->
          rules.merge(reason.name(), 1, Integer::sum);
      case Outcome.Unreadable _, Outcome.Conflict _, Outcome.Done _ -> {}
    }
  }

  int events() {
    return events;
  }

  /** By the outcome's label. */
  Map<String, Integer> outcomes() {
    return outcomes;
  }

  /** Broken rules by name, and reasons to try again. */
  Map<String, Integer> rules() {
    return rules;
  }
}

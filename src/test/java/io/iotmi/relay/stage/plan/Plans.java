package io.iotmi.relay.stage.plan;

import static io.iotmi.relay.stage.plan.PlanEvents.ready;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.plan.PlanRules.Merge;
import java.util.Arrays;
import java.util.List;

/** Plans under the rules that most tests take. */
final class Plans {
  static final PlanRules LOSSLESS = new PlanRules(Merge.LOSSLESS, 10, 10_000, true);
  static final PlanRules LATEST = new PlanRules(Merge.LATEST, 10, 10_000, true);
  static final PlanRules OFF = new PlanRules(Merge.OFF, 10, 10_000, true);

  private Plans() {}

  static Plan plan(PlanRules rules, Candidate... candidates) {
    return new Planner(rules).plan(List.of(candidates));
  }

  /** Of events that all go into one lane. */
  static List<PlannedRequest> requests(PlanRules rules, SendConnectorEvent... events) {
    Candidate[] candidates = new Candidate[events.length];
    Arrays.setAll(candidates, i -> ready(i, events[i]));
    Plan plan = plan(rules, candidates);
    assertEquals(1, plan.lanes().size());
    return plan.lanes().getFirst().requests();
  }
}

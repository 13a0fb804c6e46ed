package io.iotmi.relay.stage.plan;

import static io.iotmi.relay.stage.plan.PlanEvents.REFUSED;
import static io.iotmi.relay.stage.plan.PlanEvents.RETRY_LATER;
import static io.iotmi.relay.stage.plan.PlanEvents.cluster;
import static io.iotmi.relay.stage.plan.PlanEvents.event;
import static io.iotmi.relay.stage.plan.PlanEvents.ready;
import static io.iotmi.relay.stage.plan.PlanEvents.ref;
import static io.iotmi.relay.stage.plan.PlanEvents.state;
import static io.iotmi.relay.stage.plan.Plans.LOSSLESS;
import static io.iotmi.relay.stage.plan.Plans.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.stage.plan.PlanRules.Merge;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has to wait behind an event that is not sent. */
final class WaitingEventsTest {
  @Test
  void holdsBackWhatFollowsAWaitingEventInItsLaneOnly() {
    Plan plan =
        plan(
            LOSSLESS,
            ready(0, state("a", cluster("6", "0", 1))),
            new Candidate.Decided(RETRY_LATER, event(1, null, state("a", cluster("6", "0", 1)))),
            ready(2, state("a", cluster("6", "0", 1))),
            ready(3, state("b", cluster("6", "0", 1))));
    assertEquals(List.of(ref(2)), plan.heldBack());
    assertEquals(2, plan.lanes().size());
  }

  @Test
  void holdsBackTheRestOfAGroupBehindARefusedEventThatCannotBeParked() {
    Plan plan =
        plan(
            new PlanRules(Merge.LOSSLESS, 10, 10_000, false),
            new Candidate.Decided(REFUSED, "g", null),
            new Candidate.Decided(REFUSED, null, null),
            ready(2, "g", state("a", cluster("6", "0", 1))),
            ready(3, state("a", cluster("6", "0", 1))));
    assertEquals(List.of(ref(2)), plan.heldBack());
    assertEquals(1, plan.lanes().size());
  }

  @Test
  void holdsBackNothingBehindARefusedEventThatIsParked() {
    Plan plan =
        plan(
            LOSSLESS,
            new Candidate.Decided(REFUSED, "g", null),
            ready(1, "g", state("a", cluster("6", "0", 1))));
    assertEquals(List.of(), plan.heldBack());
  }

  @Test
  void holdsBackNothingBehindADuplicate() {
    Plan plan =
        plan(
            LOSSLESS,
            new Candidate.Decided(
                new Outcome.Duplicate(), event(0, "g", state("a", cluster("6", "0", 1)))),
            ready(1, "g", state("a", cluster("6", "0", 1))));
    assertEquals(List.of(), plan.heldBack());
  }
}

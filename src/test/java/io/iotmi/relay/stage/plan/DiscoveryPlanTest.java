package io.iotmi.relay.stage.plan;

import static io.iotmi.relay.stage.plan.PlanEvents.cluster;
import static io.iotmi.relay.stage.plan.PlanEvents.discovery;
import static io.iotmi.relay.stage.plan.PlanEvents.ready;
import static io.iotmi.relay.stage.plan.PlanEvents.ref;
import static io.iotmi.relay.stage.plan.PlanEvents.state;
import static io.iotmi.relay.stage.plan.Plans.LOSSLESS;
import static io.iotmi.relay.stage.plan.Plans.plan;
import static io.iotmi.relay.stage.plan.Plans.requests;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.stage.plan.PlanRules.Merge;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How the pages of a discovery are joined and split. */
final class DiscoveryPlanTest {
  @Test
  void splitsADiscoveryAndSaysMoreIsComingInAllPartsButTheLast() {
    PlanRules two = new PlanRules(Merge.LOSSLESS, 2, 10_000, true);
    List<PlannedRequest> requests = requests(two, discovery("x", 200, "a", "b", "c", "d", "e"));
    assertEquals(List.of(300, 300, 200), statuses(requests));
    assertEquals(List.of(2, 2, 1), deviceCounts(requests));
    assertEquals(List.of(ref(0)), requests.getFirst().carries());
    assertEquals(List.of(), requests.getFirst().completes());
    assertEquals(List.of(ref(0)), requests.getLast().completes());
  }

  @Test
  void keepsADiscoverysOwnStatusWhereItSaysMoreOrNothing() {
    PlanRules one = new PlanRules(Merge.OFF, 1, 10_000, true);
    assertEquals(List.of(302, 302), statuses(requests(one, discovery("x", 302, "a", "b"))));
    assertEquals(List.of(300, -1), statuses(requests(one, discovery("x", null, "a", "b"))));
  }

  @Test
  void joinsPagesThatSayMoreIsComingWithTheNextOne() {
    List<PlannedRequest> requests =
        requests(
            LOSSLESS, discovery("x", 300, "a"), discovery("x", 200, "b"), discovery("x", 200, "c"));
    assertEquals(List.of(200, 200), statuses(requests));
    assertEquals(List.of(2, 1), deviceCounts(requests));
    assertEquals(2, requests.getFirst().alone().size());
    assertEquals(List.of(ref(0), ref(1)), requests.getFirst().completes());
  }

  @Test
  void offersNoSingleRequestsForAPartThatHoldsHalfAnEvent() {
    PlanRules two = new PlanRules(Merge.LOSSLESS, 2, 10_000, true);
    List<PlannedRequest> requests =
        requests(two, discovery("x", 300, "a"), discovery("x", 200, "b", "c"));
    assertEquals(List.of(300, 200), statuses(requests));
    assertEquals(List.of(ref(0), ref(1)), requests.getFirst().carries());
    assertEquals(List.of(ref(0)), requests.getFirst().completes());
    assertEquals(List.of(), requests.getFirst().alone());
  }

  @Test
  void sendsAnEmptyDiscoveryAndHaltsDiscoveriesOnRefusal() {
    Plan plan = plan(LOSSLESS, ready(0, discovery("x", 200)));
    assertTrue(plan.lanes().getFirst().haltOnRefusal());
    assertEquals(List.of(0), deviceCounts(plan.lanes().getFirst().requests()));
  }

  @Test
  void letsAGroupGoOnAfterARefusalThoughADiscoveryIsInIt() {
    Plan plan =
        plan(
            new PlanRules(Merge.LOSSLESS, 10, 10_000, true),
            ready(0, "g", state("a", cluster("6", "0", 1))),
            ready(1, "g", discovery("x", 200, "b")));
    assertFalse(plan.lanes().getFirst().haltOnRefusal());
  }

  @Test
  void sendsADeviceAboveTheCeilingAlone() {
    PlanRules tight = new PlanRules(Merge.LOSSLESS, 10, 250, true);
    List<PlannedRequest> requests =
        requests(tight, discovery("x", 200, "a", "b".repeat(255), "c", "d"));
    assertEquals(List.of(1, 1, 2), deviceCounts(requests));
  }

  private static List<Integer> statuses(List<PlannedRequest> requests) {
    return requests.stream()
        .map(r -> Objects.requireNonNullElse(r.request().statusCode(), -1))
        .toList();
  }

  private static List<Integer> deviceCounts(List<PlannedRequest> requests) {
    return requests.stream()
        .map(r -> Objects.requireNonNull(r.request().devices()).size())
        .toList();
  }
}

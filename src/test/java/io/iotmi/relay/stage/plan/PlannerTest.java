package io.iotmi.relay.stage.plan;

import static io.iotmi.relay.stage.plan.PlanEvents.answer;
import static io.iotmi.relay.stage.plan.PlanEvents.cluster;
import static io.iotmi.relay.stage.plan.PlanEvents.discrete;
import static io.iotmi.relay.stage.plan.PlanEvents.ready;
import static io.iotmi.relay.stage.plan.PlanEvents.ref;
import static io.iotmi.relay.stage.plan.PlanEvents.state;
import static io.iotmi.relay.stage.plan.Plans.LATEST;
import static io.iotmi.relay.stage.plan.Plans.LOSSLESS;
import static io.iotmi.relay.stage.plan.Plans.OFF;
import static io.iotmi.relay.stage.plan.Plans.plan;
import static io.iotmi.relay.stage.plan.Plans.requests;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.plan.PlanRules.Merge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlannerTest {
  @Test
  void joinsChangesOfOneDeviceUnderTheFirstSpellingOfAClusterId() {
    List<PlannedRequest> requests =
        requests(
            LOSSLESS,
            state("d", cluster("0x0006", "0x0000", 1)),
            state("d", cluster("6", "0x0001", 2), cluster("8", "0", "1.10")));
    assertEquals(1, requests.size());
    assertTrue(
        json(requests.getFirst())
            .endsWith(
                "\"clusters\":[{\"id\":\"0x0006\",\"attributes\":{\"0x0000\":1,\"0x0001\":2}},"
                    + "{\"id\":\"8\",\"attributes\":{\"0\":1.10}}]}}"));
    assertEquals(List.of(ref(0), ref(1)), requests.getFirst().carries());
    assertEquals(List.of(ref(0), ref(1)), requests.getFirst().completes());
    assertEquals(2, requests.getFirst().alone().size());
    assertEquals("Root=0", requests.getFirst().xrayHeader());
  }

  @Test
  void beginsANewRequestWhereAnAttributeRepeatsInAnotherSpelling() {
    SendConnectorEvent on = state("d", cluster("0x6", "0x0", 1));
    SendConnectorEvent off = state("d", cluster("6", "0", 0));
    assertEquals(3, requests(LOSSLESS, on, off, on).size());
  }

  @Test
  void letsTheNewestValueReplaceTheOlderOneWhereAskedTo() {
    List<PlannedRequest> requests =
        requests(
            LATEST,
            state("d", cluster("0x6", "0x0", 1, "0x1", 5)),
            state("d", cluster("6", "0", 0)));
    assertEquals(1, requests.size());
    assertTrue(json(requests.getFirst()).contains("\"attributes\":{\"0x0\":0,\"0x1\":5}"));
    assertEquals(List.of(ref(0), ref(1)), requests.getFirst().completes());
  }

  @Test
  void sendsOneForOneWhenMergingIsOff() {
    SendConnectorEvent first = state("d", cluster("6", "0", 1));
    SendConnectorEvent second = state("d", cluster("6", "1", 1));
    List<PlannedRequest> requests = requests(OFF, first, second);
    assertEquals(List.of(first, second), requests.stream().map(r -> r.request()).toList());
  }

  @Test
  void splitsAtFiveClusters() {
    SendConnectorEvent[] events = new SendConnectorEvent[7];
    Arrays.setAll(events, i -> state("d", cluster(Integer.toString(i), "0", 1)));
    List<PlannedRequest> requests = requests(LOSSLESS, events);
    assertEquals(List.of(5, 2), requests.stream().map(r -> r.carries().size()).toList());
  }

  @Test
  void neverJoinsAcrossADiscreteEvent() {
    List<PlannedRequest> requests =
        requests(
            LATEST,
            state("d", cluster("6", "0", 1)),
            state("d", discrete("6")),
            state("d", cluster("6", "1", 1)));
    assertEquals(
        List.of(List.of(ref(0)), List.of(ref(1)), List.of(ref(2))),
        requests.stream().map(PlannedRequest::carries).toList());
  }

  @Test
  void leavesAnEventAloneThatSpellsOneClusterOrAttributeTwice() {
    SendConnectorEvent clusters = state("d", cluster("6", "0", 1), cluster("0x6", "1", 2));
    SendConnectorEvent attributes = state("d", cluster("8", "0", 1, "0x0", 2));
    SendConnectorEvent plain = state("d", cluster("9", "0", 1));
    List<PlannedRequest> requests = requests(LATEST, plain, clusters, attributes, plain);
    assertEquals(4, requests.size());
    assertSame(clusters, requests.get(1).request());
    assertSame(attributes, requests.get(2).request());
  }

  @Test
  void keepsDevicesInLanesOfTheirOwn() {
    Plan plan =
        plan(
            LOSSLESS,
            ready(0, state("a", cluster("6", "0", 1))),
            ready(1, state("b", cluster("6", "0", 1))));
    assertEquals(2, plan.lanes().size());
    assertFalse(plan.lanes().getFirst().haltOnRefusal());
  }

  @Test
  void keepsAFifoGroupInOneLaneWhateverTheDevice() {
    Plan plan =
        plan(
            new PlanRules(Merge.LOSSLESS, 10, 10_000, false),
            ready(0, "g", state("a", cluster("6", "0", 1))),
            ready(1, "g", state("b", cluster("6", "1", 1))));
    assertEquals(1, plan.lanes().size());
    assertEquals(2, plan.lanes().getFirst().requests().size());
    assertTrue(plan.lanes().getFirst().haltOnRefusal());
  }

  @Test
  void putsLanesWithACommandAnswerFirst() {
    Plan plan =
        plan(
            LOSSLESS,
            ready(0, state("a", cluster("6", "0", 1))),
            ready(1, state("b", cluster("6", "0", 1))),
            ready(2, answer("c")),
            ready(3, answer("b")));
    assertEquals(List.of(true, true, false), plan.lanes().stream().map(Lane::urgent).toList());
    assertEquals(List.of(ref(1)), plan.lanes().getFirst().requests().getFirst().carries());
  }

  @Test
  void plansTenThousandEventsOfOneLaneAndOfTenThousandLanes() {
    List<Candidate> one = new ArrayList<>();
    List<Candidate> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      one.add(ready(i, state("d", cluster("6", "0x" + Integer.toHexString(i), i))));
      many.add(ready(i, state("d" + i, cluster("6", "0", i))));
    }
    Planner planner = new Planner(new PlanRules(Merge.LOSSLESS, 10, 10_000_000, true));
    List<Lane> lanes = planner.plan(one).lanes();
    assertEquals(1, lanes.getFirst().requests().size());
    assertEquals(10_000, lanes.getFirst().requests().getFirst().completes().size());
    assertEquals(10_000, planner.plan(many).lanes().size());
  }

  private static String json(PlannedRequest request) {
    return JsonWriter.ascii(RequestJson.of(request.request()));
  }
}

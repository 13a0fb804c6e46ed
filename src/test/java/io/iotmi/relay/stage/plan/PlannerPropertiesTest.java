package io.iotmi.relay.stage.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.plan.PlanRules.Merge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every plan, tried on random input; a failure names its seed. */
final class PlannerPropertiesTest {
  private static final int SEEDS = 300;

  @ParameterizedTest
  @EnumSource(Merge.class)
  void losesInventsAndReordersNothing(Merge merge) {
    for (int seed = 0; seed < SEEDS; seed++) {
      String at = merge + ", seed " + seed;
      List<Candidate> input = RandomCandidates.of(new Random(seed));
      Plan plan = new Planner(rules(merge, seed)).plan(input);
      assertEquals(plan, new Planner(rules(merge, seed)).plan(input), at);

      Set<EventRef> settled = new HashSet<>();
      plan.heldBack().forEach(ref -> assertTrue(settled.add(ref), at));
      for (Lane lane : plan.lanes()) {
        List<EventRef> completes =
            lane.requests().stream().flatMap(r -> r.completes().stream()).toList();
        assertEquals(completes.stream().sorted().toList(), completes, at);
        completes.forEach(ref -> assertTrue(settled.add(ref), at));
      }
      Set<EventRef> expected = new HashSet<>();
      RandomCandidates.ready(input).forEach(event -> expected.add(event.ref()));
      assertEquals(expected, settled, at);
    }
  }

  @ParameterizedTest
  @EnumSource(Merge.class)
  void keepsEveryLimit(Merge merge) {
    for (int seed = 0; seed < SEEDS; seed++) {
      String at = merge + ", seed " + seed;
      PlanRules rules = rules(merge, seed);
      Plan plan = new Planner(rules).plan(RandomCandidates.of(new Random(seed)));
      for (PlannedRequest planned : requests(plan)) {
        List<Device> devices = planned.request().devices();
        MatterEndpoint endpoint = planned.request().matterEndpoint();
        // A device above the ceiling cannot be cut, and an empty page adds nothing to it.
        boolean joined = devices == null ? planned.carries().size() > 1 : devices.size() > 1;
        if (joined) {
          int bytes = JsonWriter.size(RequestJson.of(planned.request()));
          assertTrue(bytes <= rules.maxRequestBytes(), at);
        }
        assertTrue(devices == null || devices.size() <= rules.maxDevicesPerRequest(), at);
        assertTrue(endpoint == null || endpoint.clusters().size() <= 5, at);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Merge.class)
  void endsInTheStateThatSendingOneByOneEndsIn(Merge merge) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Candidate> input = RandomCandidates.of(new Random(seed));
      Plan plan = new Planner(rules(merge, seed)).plan(input);
      Set<EventRef> heldBack = new HashSet<>(plan.heldBack());
      List<SendConnectorEvent> oneByOne = new ArrayList<>();
      for (ConnectorEvent event : RandomCandidates.ready(input)) {
        if (!heldBack.contains(event.ref())) {
          oneByOne.add(event.request());
        }
      }
      List<SendConnectorEvent> planned =
          requests(plan).stream().map(PlannedRequest::request).toList();
      assertEquals(FinalState.after(oneByOne), FinalState.after(planned), merge + ", seed " + seed);
    }
  }

  private static PlanRules rules(Merge merge, int seed) {
    return new PlanRules(merge, 1 + seed % 4, 200 + seed % 200, seed % 2 == 0);
  }

  private static List<PlannedRequest> requests(Plan plan) {
    return plan.lanes().stream().flatMap(lane -> lane.requests().stream()).toList();
  }
}

package io.iotmi.relay.stage.plan;

import static io.iotmi.relay.stage.plan.PlanEvents.cluster;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.MatterCluster;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.MatterId;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.plan.PlanRules.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
      List<Candidate> input = input(new Random(seed));
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
      ready(input).forEach(event -> expected.add(event.ref()));
      assertEquals(expected, settled, at);
    }
  }

  @ParameterizedTest
  @EnumSource(Merge.class)
  void keepsEveryLimit(Merge merge) {
    for (int seed = 0; seed < SEEDS; seed++) {
      String at = merge + ", seed " + seed;
      PlanRules rules = rules(merge, seed);
      for (PlannedRequest planned : requests(new Planner(rules).plan(input(new Random(seed))))) {
        List<Device> devices = planned.request().devices();
        MatterEndpoint endpoint = planned.request().matterEndpoint();
        // A device above the ceiling cannot be cut, an empty page adds nothing to it.
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
      List<Candidate> input = input(new Random(seed));
      Plan plan = new Planner(rules(merge, seed)).plan(input);
      Set<EventRef> heldBack = new HashSet<>(plan.heldBack());
      List<SendConnectorEvent> oneByOne = new ArrayList<>();
      for (ConnectorEvent event : ready(input)) {
        if (!heldBack.contains(event.ref())) {
          oneByOne.add(event.request());
        }
      }
      List<SendConnectorEvent> planned =
          requests(plan).stream().map(PlannedRequest::request).toList();
      assertEquals(finalState(oneByOne), finalState(planned), merge + ", seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(Merge.class)
  void measuresARequestThatGrowsAsTheWriterDoes(Merge merge) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      StateChange state = null;
      SendConnectorEvent first = null;
      int bytes = 0;
      for (int i = 0; i < 10; i++) {
        SendConnectorEvent next = state(random, "d");
        StateChange change = Objects.requireNonNull(StateChange.of(next));
        if (state == null || first == null) {
          state = change;
          first = next;
          bytes = JsonWriter.size(RequestJson.of(next));
          continue;
        }
        bytes += state.growth(change);
        state.unite(change);
        SendConnectorEvent united = first.withMatterEndpoint(state.endpoint("1"));
        assertEquals(JsonWriter.size(RequestJson.of(united)), bytes, merge + ", seed " + seed);
      }
    }
  }

  private static PlanRules rules(Merge merge, int seed) {
    return new PlanRules(merge, 1 + seed % 4, 200 + seed % 200, seed % 2 == 0);
  }

  private static List<Candidate> input(Random random) {
    List<Candidate> input = new ArrayList<>();
    int size = random.nextInt(40);
    for (int i = 0; i < size; i++) {
      String group = random.nextInt(4) == 0 ? "g" + random.nextInt(2) : null;
      ConnectorEvent event =
          PlanEvents.event(i, group, request(random, group + "-" + random.nextInt(3)));
      input.add(
          switch (random.nextInt(25)) {
            case 0 -> new Candidate.Decided(PlanEvents.RETRY_LATER, event);
            case 1 -> new Candidate.Decided(PlanEvents.REFUSED, event);
            default -> new Candidate.Ready(event);
          });
    }
    return input;
  }

  private static SendConnectorEvent request(Random random, String device) {
    return switch (random.nextInt(10)) {
      case 0 -> PlanEvents.answer(device);
      case 1 -> PlanEvents.state(device, PlanEvents.discrete("6"));
      case 2, 3 -> {
        String[] devices = new String[random.nextInt(6)];
        for (int i = 0; i < devices.length; i++) {
          devices[i] = "é".repeat(1 + random.nextInt(60)) + random.nextInt();
        }
        Integer[] statuses = {null, 200, 300, 302};
        Integer status = statuses[random.nextInt(statuses.length)];
        yield PlanEvents.discovery("x" + random.nextInt(2), status, devices);
      }
      default -> state(random, device);
    };
  }

  private static SendConnectorEvent state(Random random, String device) {
    String[] ids = {"0x6", "8", "0x0300", "99"};
    List<MatterCluster> clusters = new ArrayList<>();
    int from = random.nextInt(ids.length);
    for (int i = from; i < Math.min(ids.length, from + 1 + random.nextInt(2)); i++) {
      String attribute = (random.nextBoolean() ? "0x" : "") + random.nextInt(5);
      int shape = random.nextInt(6);
      clusters.add(
          shape == 0
              ? new MatterCluster(ids[i], null, Map.of(), Map.of())
              : shape == 1 ? cluster(ids[i]) : cluster(ids[i], attribute, random.nextInt(100_000)));
    }
    return PlanEvents.state(device, clusters.toArray(MatterCluster[]::new));
  }

  private static List<ConnectorEvent> ready(List<Candidate> input) {
    List<ConnectorEvent> events = new ArrayList<>();
    for (Candidate candidate : input) {
      if (candidate instanceof Candidate.Ready(ConnectorEvent event)) {
        events.add(event);
      }
    }
    return events;
  }

  private static List<PlannedRequest> requests(Plan plan) {
    return plan.lanes().stream().flatMap(lane -> lane.requests().stream()).toList();
  }

  /**
   * The last value of every attribute and the number of devices discovered. Comparable because no
   * device of the input is in more than one lane.
   */
  private static Map<String, Object> finalState(List<SendConnectorEvent> requests) {
    Map<String, Object> state = new HashMap<>();
    for (SendConnectorEvent request : requests) {
      List<Device> devices = request.devices();
      if (devices != null) {
        devices.forEach(device -> state.merge("devices", 1, (a, b) -> (int) a + (int) b));
      }
      MatterEndpoint endpoint = request.matterEndpoint();
      if (endpoint == null) {
        continue;
      }
      for (MatterCluster cluster : endpoint.clusters()) {
        if (cluster.attributes() instanceof Json.Obj(Map<String, Json> members)) {
          for (Map.Entry<String, Json> member : new LinkedHashMap<>(members).entrySet()) {
            state.put(
                Objects.requireNonNull(request.connectorDeviceId()).value()
                    + "/"
                    + MatterId.canonical(Objects.requireNonNull(cluster.id()))
                    + "/"
                    + MatterId.canonical(member.getKey()),
                member.getValue());
          }
        }
      }
    }
    return state;
  }
}

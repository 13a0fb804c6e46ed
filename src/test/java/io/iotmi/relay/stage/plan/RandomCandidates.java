package io.iotmi.relay.stage.plan;

import static io.iotmi.relay.stage.plan.PlanEvents.cluster;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.MatterCluster;
import io.iotmi.relay.model.SendConnectorEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random input of the planner: states, answers and discoveries, a few of them decided already. */
final class RandomCandidates {
  private RandomCandidates() {}

  static List<Candidate> of(Random random) {
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

  /** A change of one or two clusters of the device, without attributes now and then. */
  static SendConnectorEvent state(Random random, String device) {
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

  /** The events among them that are not decided yet. */
  static List<ConnectorEvent> ready(List<Candidate> input) {
    List<ConnectorEvent> events = new ArrayList<>();
    for (Candidate candidate : input) {
      if (candidate instanceof Candidate.Ready(ConnectorEvent event)) {
        events.add(event);
      }
    }
    return events;
  }
}

package io.iotmi.relay.bench.quota;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A backlog on the queue, each event of another device, worked off. */
final class Backlog {
  /** A run that ends nowhere says so. */
  private static final Duration LONGEST = Duration.ofMinutes(6);

  private Backlog() {}

  static StackSettings settings(Scenario scenario) {
    return StackSettings.usual()
        .withEnvironment(scenario.environment())
        .withRuntimes(scenario.runtimes())
        .withQuota(scenario.quota())
        .withLatency(Scenario.ENDPOINT_LATENCY, Scenario.TABLE_LATENCY)
        .withVisibility(Duration.ofSeconds(90));
  }

  static Measured run(Scenario scenario, int events) {
    try (EmbeddedStack stack = EmbeddedStack.start(settings(scenario))) {
      for (int i = 0; i < events; i++) {
        stack
            .sqs()
            .send(stack.events().url(), VendorEvent.backlog(i).json(), Map.of(), null, null, null);
      }
      Instant end = Instant.now().plus(LONGEST);
      try (Fleet fleet = new Fleet(stack, scenario)) {
        while (stack.endpoint().accepted().size() < events && Instant.now().isBefore(end)) {
          fleet.watch();
        }
        List<ReceivedRequest> requests = stack.endpoint().requests();
        long tableRequests =
            stack.table().counts().values().stream().mapToLong(Long::longValue).sum();
        return Measured.of(
            requests,
            scenario.quota(),
            tableRequests,
            fleet.returned(),
            stack.sqs().depth(stack.deadLetters().url()).total());
      }
    }
  }
}

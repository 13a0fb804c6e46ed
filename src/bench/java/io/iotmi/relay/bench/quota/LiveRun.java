package io.iotmi.relay.bench.quota;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Events that come as they happen, and how old they are when the endpoint receives them.
 *
 * @param ages sorted
 */
record LiveRun(int events, int requests, int throttled, List<Duration> ages) {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  static LiveRun of(Scenario scenario, List<VendorEvent> trace) {
    try (EmbeddedStack stack = EmbeddedStack.start(Backlog.settings(scenario))) {
      Map<VendorEvent, Instant> sent = new LinkedHashMap<>();
      try (Fleet fleet = new Fleet(stack, scenario)) {
        Instant begin = Instant.now();
        for (VendorEvent event : trace) {
          waitUntil(begin.plusMillis(event.millis()));
          stack.sqs().send(stack.events().url(), event.json(), Map.of(), null, null, null);
          sent.put(event, Instant.now());
        }
        Instant end = Instant.now().plus(LONGEST);
        while (stack.sqs().depth(stack.events().url()).total() > 0 && Instant.now().isBefore(end)) {
          fleet.watch();
        }
      }
      List<Duration> ages = new Arrivals(stack.endpoint().accepted()).ages(sent);
      List<ReceivedRequest> requests = stack.endpoint().requests();
      int throttled = (int) requests.stream().filter(r -> r.status() == 429).count();
      return new LiveRun(trace.size(), requests.size(), throttled, ages);
    }
  }

  Duration age(double quantile) {
    int index = (int) Math.ceil(quantile * ages.size()) - 1;
    return ages.isEmpty() ? Duration.ZERO : ages.get(Math.max(0, index));
  }

  private static void waitUntil(Instant time) {
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, Duration.between(Instant.now(), time).toNanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.vendor.api.Api.RequestLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the requests of one runtime. */
public final class RuntimeBudget implements RequestBudget {
  private static final int MAX_WINDOWS = 10_000;

  private final Map<Window, Integer> used = new HashMap<>();

  private record Window(String whose, RequestLimit limit, Instant end) {}

  @Override
  public synchronized Optional<Duration> take(
      String whose, List<RequestLimit> limits, Deadline deadline) {
    Instant now = deadline.clock().instant();
    List<Window> windows = new ArrayList<>();
    for (RequestLimit limit : limits) {
      Window window = new Window(limit.ofUser() ? whose : "", limit, limit.windowEnd(now));
      if (used.getOrDefault(window, 0) >= limit.requests()) {
        return Optional.of(Duration.between(now, window.end));
      }
      windows.add(window);
    }
    if (used.size() + windows.size() > MAX_WINDOWS) {
      used.keySet().removeIf(window -> !window.end.isAfter(now));
    }
    windows.forEach(window -> used.merge(window, 1, Integer::sum));
    return Optional.empty();
  }
}

package io.iotmi.relay.bench.quota;

import io.iotmi.relay.local.endpoint.Quota;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run is about.
 *
 * @param comeAndGo whether runtimes start and stop all the time
 * @param batch messages for each invocation
 * @param environment settings of the function
 */
record Scenario(
    String name,
    int runtimes,
    boolean comeAndGo,
    int batch,
    Quota quota,
    Map<String, String> environment) {
  /** As fast as an endpoint in the same Region may be expected to answer. */
  static final Duration ENDPOINT_LATENCY = Duration.ofMillis(20);

  static final Duration TABLE_LATENCY = Duration.ofMillis(5);

  /** As the template sets it. */
  static final Duration WINDOW = Duration.ofSeconds(1);

  Scenario {
    environment = Map.copyOf(environment);
  }

  Scenario with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(more);
    return new Scenario(name, runtimes, comeAndGo, batch, quota, all);
  }
}

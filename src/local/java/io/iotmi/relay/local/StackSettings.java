package io.iotmi.relay.local;

import io.iotmi.relay.local.endpoint.Quota;
import io.iotmi.relay.local.runtime.FunctionSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to start the stack.
 *
 * @param function what to run
 * @param environment settings of the function on top of those of the stack
 * @param runtimes how many processes of the function
 * @param quota of the endpoint, null for none
 * @param endpointLatency of each request
 * @param tableLatency of each request
 * @param visibility how long a message that was not deleted stays away
 * @param ports where its parts listen
 */
public record StackSettings(
    FunctionSpec function,
    Map<String, String> environment,
    int runtimes,
    @Nullable Quota quota,
    Duration endpointLatency,
    Duration tableLatency,
    Duration visibility,
    StackPorts ports) {
  public StackSettings {
    environment = Map.copyOf(environment);
  }

  /** The built function in one runtime, with the quota that an account has by default. */
  public static StackSettings usual() {
    return new StackSettings(
        FunctionSpec.built(),
        Map.of(),
        1,
        new Quota(10, 10),
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofSeconds(30),
        StackPorts.free());
  }

  public StackSettings withFunction(FunctionSpec other) {
    return new StackSettings(
        other, environment, runtimes, quota, endpointLatency, tableLatency, visibility, ports);
  }

  public StackSettings withEnvironment(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(more);
    return new StackSettings(
        function, all, runtimes, quota, endpointLatency, tableLatency, visibility, ports);
  }

  public StackSettings withRuntimes(int count) {
    return new StackSettings(
        function, environment, count, quota, endpointLatency, tableLatency, visibility, ports);
  }

  public StackSettings withoutQuota() {
    return withQuota(null);
  }

  public StackSettings withQuota(@Nullable Quota newQuota) {
    return new StackSettings(
        function,
        environment,
        runtimes,
        newQuota,
        endpointLatency,
        tableLatency,
        visibility,
        ports);
  }

  public StackSettings withLatency(Duration endpoint, Duration table) {
    return new StackSettings(
        function, environment, runtimes, quota, endpoint, table, visibility, ports);
  }

  public StackSettings withVisibility(Duration timeout) {
    return new StackSettings(
        function, environment, runtimes, quota, endpointLatency, tableLatency, timeout, ports);
  }

  public StackSettings withPorts(StackPorts where) {
    return new StackSettings(
        function, environment, runtimes, quota, endpointLatency, tableLatency, visibility, where);
  }
}

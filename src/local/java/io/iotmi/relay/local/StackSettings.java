package io.iotmi.relay.local;

import io.iotmi.relay.local.endpoint.Quota;
import io.iotmi.relay.local.runtime.FunctionSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to start the stack.
 *
 * @param function what to run
 * @param environment settings of the function on top of those of the stack
 * @param runtimes the processes of the function, each with settings of its own on top of those
 * @param quota of the endpoint, null for none
 * @param endpointLatency of each request
 * @param tableLatency of each request
 * @param visibility how long a message that was not deleted stays away
 * @param receives how often a message is received before it goes to the dead letters
 * @param ports where its parts listen
 */
public record StackSettings(
    FunctionSpec function,
    Map<String, String> environment,
    List<Map<String, String>> runtimes,
    @Nullable Quota quota,
    Duration endpointLatency,
    Duration tableLatency,
    Duration visibility,
    int receives,
    StackPorts ports) {
  public StackSettings {
    environment = Map.copyOf(environment);
    runtimes = List.copyOf(runtimes);
  }

  /** The built function in one runtime, with the quota that an account has by default. */
  public static StackSettings usual() {
    return new StackSettings(
        FunctionSpec.built(),
        Map.of(),
        List.of(Map.of()),
        new Quota(10, 10),
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofSeconds(30),
        5,
        StackPorts.free());
  }

  public StackSettings withFunction(FunctionSpec other) {
    return new StackSettings(
        other,
        environment,
        runtimes,
        quota,
        endpointLatency,
        tableLatency,
        visibility,
        receives,
        ports);
  }

  public StackSettings withEnvironment(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(more);
    return new StackSettings(
        function, all, runtimes, quota, endpointLatency, tableLatency, visibility, receives, ports);
  }

  public StackSettings withRuntimes(int count) {
    return withRuntimes(Collections.nCopies(count, Map.of()));
  }

  /** A runtime for each of these environments. */
  public StackSettings withRuntimes(List<Map<String, String>> environments) {
    return new StackSettings(
        function,
        environment,
        environments,
        quota,
        endpointLatency,
        tableLatency,
        visibility,
        receives,
        ports);
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
        receives,
        ports);
  }

  public StackSettings withLatency(Duration endpoint, Duration table) {
    return new StackSettings(
        function, environment, runtimes, quota, endpoint, table, visibility, receives, ports);
  }

  public StackSettings withVisibility(Duration timeout) {
    return new StackSettings(
        function,
        environment,
        runtimes,
        quota,
        endpointLatency,
        tableLatency,
        timeout,
        receives,
        ports);
  }

  public StackSettings withReceives(int most) {
    return new StackSettings(
        function,
        environment,
        runtimes,
        quota,
        endpointLatency,
        tableLatency,
        visibility,
        most,
        ports);
  }

  public StackSettings withPorts(StackPorts where) {
    return new StackSettings(
        function,
        environment,
        runtimes,
        quota,
        endpointLatency,
        tableLatency,
        visibility,
        receives,
        where);
  }
}

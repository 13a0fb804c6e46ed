package io.iotmi.relay.faults;

import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The function's runtimes, each at one invocation at a time. A runtime is known by the session
 * token of its credentials, of which each has its own, as on Lambda.
 */
final class Runtimes implements AutoCloseable {
  private final Map<String, FunctionProcess> processes = new LinkedHashMap<>();
  private final LinkedBlockingQueue<String> idle = new LinkedBlockingQueue<>();
  private final Duration timeout;
  private final Journal journal;

  Runtimes(FaultPlan plan, Map<String, String> environment, FunctionLog log, Journal journal) {
    this.timeout = plan.timeout();
    this.journal = journal;
    FunctionSpec spec =
        FunctionSpec.built()
            .withHandler("io.iotmi.relay.entry.SkewedHandler::handleRequest")
            .beside(Path.of("target", "test-classes"))
            .withEnvironment(environment);
    for (Duration skew : plan.skews()) {
      String name = "runtime-" + (processes.size() + 1);
      Map<String, String> own =
          Map.of("AWS_SESSION_TOKEN", name, "CLOCK_SKEW_MILLIS", Long.toString(skew.toMillis()));
      processes.put(name, FunctionProcess.start(spec.withEnvironment(own), log));
    }
    idle.addAll(processes.keySet());
  }

  /** Waits for a free runtime. */
  InvocationResult invoke(byte[] event, Set<Integer> numbers) {
    String name;
    try {
      name = idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a runtime", e);
    }
    Instant start = Instant.now();
    try {
      InvocationResult result = process(name).invoke(event, timeout, null);
      journal.invoked(
          new Journal.Invocation(
              name, start, Instant.now(), result.functionError(), numbers, result.text()));
      return result;
    } finally {
      idle.add(name);
    }
  }

  boolean busy(String name) {
    return !idle.contains(name);
  }

  List<String> names() {
    return List.copyOf(processes.keySet());
  }

  /** Ends the process the hard way; a name that nobody has does nothing. */
  boolean kill(String name) {
    FunctionProcess process = processes.get(name);
    if (process != null) {
      process.kill();
    }
    return process != null;
  }

  FunctionProcess process(String name) {
    FunctionProcess process = processes.get(name);
    if (process == null) {
      throw new IllegalArgumentException("no runtime " + name);
    }
    return process;
  }

  @Override
  public void close() {
    processes.values().forEach(FunctionProcess::close);
  }
}

package io.iotmi.relay.local;

import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.runtime.Invoker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several runtimes of the function, each at one invocation at a time, as Lambda runs them. */
public final class FunctionPool implements Invoker, AutoCloseable {
  private final List<FunctionProcess> processes;
  private final LinkedBlockingQueue<FunctionProcess> idle;

  private FunctionPool(List<FunctionProcess> processes) {
    this.processes = processes;
    this.idle = new LinkedBlockingQueue<>(processes);
  }

  static FunctionPool start(FunctionSpec spec, int runtimes, FunctionLog log) {
    return new FunctionPool(
        Stream.generate(() -> FunctionProcess.start(spec, log)).limit(runtimes).toList());
  }

  /** The runtimes, for tests that kill one. */
  public List<FunctionProcess> processes() {
    return processes;
  }

  @Override
  public InvocationResult invoke(byte[] event, Duration timeout, @Nullable String traceHeader) {
    FunctionProcess process;
    try {
      process = idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a runtime", e);
    }
    try {
      return process.invoke(event, timeout, traceHeader);
    } finally {
      idle.add(process);
    }
  }

  @Override
  public void close() {
    processes.forEach(FunctionProcess::close);
  }
}

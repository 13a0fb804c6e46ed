package io.iotmi.relay.local;

import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.runtime.Invoker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several runtimes of the function, each at one invocation at a time, as Lambda runs them. */
public final class FunctionPool implements Invoker, AutoCloseable {
  private final List<FunctionProcess> processes;
  private final LinkedBlockingQueue<FunctionProcess> idle;

  private FunctionPool(List<FunctionProcess> processes) {
    this.processes = processes;
    this.idle = new LinkedBlockingQueue<>(processes);
  }

  /** Starts a process for each of these, and waits until all ask for an event. */
  public static FunctionPool start(List<FunctionSpec> runtimes, FunctionLog log) {
    return new FunctionPool(
        runtimes.stream().map(runtime -> FunctionProcess.start(runtime, log)).toList());
  }

  /** The runtimes, for tests that kill one. */
  public List<FunctionProcess> processes() {
    return processes;
  }

  /** Whether the runtime has an invocation. */
  public boolean isBusy(FunctionProcess process) {
    return !idle.contains(process);
  }

  @Override
  public InvocationResult invoke(byte[] event, Duration timeout, @Nullable String traceHeader) {
    return borrow(process -> process.invoke(event, timeout, traceHeader));
  }

  /** Waits for an idle runtime and has it for as long as the use takes. */
  public <T> T borrow(Function<FunctionProcess, T> use) {
    FunctionProcess process;
    try {
      process = idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a runtime", e);
    }
    try {
      return use.apply(process);
    } finally {
      idle.add(process);
    }
  }

  @Override
  public void close() {
    processes.forEach(FunctionProcess::close);
  }
}

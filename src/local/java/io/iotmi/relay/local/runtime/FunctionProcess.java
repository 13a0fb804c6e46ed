package io.iotmi.relay.local.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The function in a JVM of its own under AWS's runtime interface client. As on Lambda, a process
 * that died or ran out of time is replaced at the next invocation.
 */
public final class FunctionProcess implements Invoker, AutoCloseable {
  private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:";
  private static final String NAME = "connector-relay";
  private static final Duration INIT = Duration.ofSeconds(60);

  private final FunctionSpec spec;
  private final FunctionLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Running running;

  private FunctionProcess(FunctionSpec spec, FunctionLog log) {
    this.spec = spec;
    this.log = log;
  }

  /**
   * Starts and waits until the function asks for its first event.
   *
   * @throws IllegalStateException with the function's own last lines where it does not come up
   */
  public static FunctionProcess start(FunctionSpec spec, FunctionLog log) {
    FunctionProcess process = new FunctionProcess(spec, log);
    Running _ = process.current();
    return process;
  }

  @Override
  public InvocationResult invoke(byte[] event, Duration timeout, @Nullable String traceHeader) {
    Running now = current();
    InvocationResult result = now.api.invoke(event, timeout, traceHeader);
    if (result.functionError() && result.text().contains("Sandbox.Timedout")) {
      stop(now);
    }
    return result;
  }

  /** Ends the process the hard way, as a crash would; the next invocation starts another. */
  public void kill() {
    lock.lock();
    try {
      if (running != null) {
        stop(running);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks the process to end by itself and waits for it, so that what a JVM writes at its end is
   * written. The next invocation starts another.
   *
   * @return whether it did within the time
   */
  public boolean end(Duration within) throws InterruptedException {
    Process process = current().process;
    // The handle's leaves the output open, without which the JVM could not say its last lines.
    boolean asked = process.toHandle().destroy();
    boolean ended = asked && process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    kill();
    return ended;
  }

  public long pid() {
    return current().process.pid();
  }

  @Override
  public void close() {
    kill();
  }

  private Running current() {
    lock.lock();
    try {
      Running now = running;
      if (now == null || !now.process.isAlive()) {
        if (now != null) {
          now.api.close();
        }
        now = launch();
        running = now;
      }
      return now;
    } finally {
      lock.unlock();
    }
  }

  private static void stop(Running now) {
    now.process.destroyForcibly();
    try {
      boolean _ = now.process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    now.api.close();
  }

  private Running launch() {
    RuntimeApi api = RuntimeApi.start(ARN + NAME, log::arrived);
    Process process;
    try {
      process = new FunctionCommand(spec, NAME, api.authority()).builder().start();
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException("cannot start the function's JVM", e);
    }
    // Reading a pipe keeps the carrier of a virtual thread, and there may be no other for the API.
    Thread _ = Thread.ofPlatform().daemon().start(() -> drain(process, api));
    String failure;
    try {
      failure = api.ready().get(INIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      failure = "no first event asked for within " + INIT.toSeconds() + " s";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = "interrupted";
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    Running started = new Running(process, api);
    if (!failure.isEmpty()) {
      stop(started);
      throw new IllegalStateException(
          "the function " + spec.handler() + " did not start, " + failure + "\n" + log.tail());
    }
    return started;
  }

  private void drain(Process process, RuntimeApi api) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
      }
      process.waitFor();
    } catch (IOException e) {
      log.add("the output of the function was cut off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String how = "the process ended with exit code " + exitCode(process);
    boolean _ = api.ready().complete(how);
    api.end("Runtime.ExitError", how);
  }

  private static String exitCode(Process process) {
    return process.isAlive() ? "unknown" : Integer.toString(process.exitValue());
  }

  private record Running(Process process, RuntimeApi api) {}
}

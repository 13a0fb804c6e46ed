package io.iotmi.relay.local.service;

import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.runtime.Invoker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The function of the embedded stack.
 *
 * @param timeout of the function itself, which goes on for as long when the service stops waiting
 */
public record RuntimeTarget(Invoker function, Duration timeout) implements Target {
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  @Override
  public Outcome invoke(byte[] call, Duration within) {
    CompletableFuture<InvocationResult> result =
        CompletableFuture.supplyAsync(() -> function.invoke(call, timeout, null), THREADS);
    try {
      InvocationResult reply = result.get(within.toMillis(), TimeUnit.MILLISECONDS);
      return reply.functionError()
          ? new Outcome.Failed(reply.text())
          : new Outcome.Replied(reply.payload());
    } catch (TimeoutException e) {
      return new Outcome.TimedOut();
    } catch (ExecutionException e) {
      return new Outcome.Unreachable(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unreachable("interrupted");
    }
  }
}

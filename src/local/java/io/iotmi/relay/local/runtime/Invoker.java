package io.iotmi.relay.local.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Invokes a function and waits for its reply. */
@FunctionalInterface
public interface Invoker {
  /**
   * Invokes once.
   *
   * @param timeout from the moment the runtime takes the event
   * @param traceHeader the X-Ray header of the invocation
   */
  InvocationResult invoke(byte[] event, Duration timeout, @Nullable String traceHeader);
}

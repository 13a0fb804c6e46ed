package io.iotmi.relay.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.Supplier;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Puts the fields of Lambda's context on every line that is logged during an invocation. */
public final class InvocationLogging {
  private InvocationLogging() {}

  public static <T> T with(Context context, Supplier<T> work) {
    return PowertoolsLogging.withLogging(context, work);
  }
}

package io.iotmi.relay.entry;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;

/** What Lambda tells a function of one invocation, with half a minute left for ever. */
final class InvocationContext {
  private InvocationContext() {}

  static Context fresh() {
    return of("request");
  }

  static Context of(String requestId) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemainingTimeInMillis" -> 30_000;
                  case "getMemoryLimitInMB" -> 512;
                  case "getAwsRequestId" -> requestId;
                  default -> method.getReturnType() == String.class ? "text" : null;
                });
  }
}

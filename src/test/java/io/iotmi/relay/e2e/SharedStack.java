package io.iotmi.relay.e2e;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import java.time.Duration;
import java.util.Map;

/** One stack for all end-to-end tests of a JVM: two runtimes, no quota, short visibility. */
final class SharedStack {
  static final EmbeddedStack STACK =
      EmbeddedStack.start(
          StackSettings.usual()
              .withoutQuota()
              .withRuntimes(2)
              .withEnvironment(Map.of("SEND_RATE_LIMIT", "unlimited"))
              .withVisibility(Duration.ofSeconds(2)));

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(STACK::close));
  }

  private SharedStack() {}
}

package io.iotmi.relay.local.story;

import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.account.Subject;
import io.iotmi.relay.local.account.Waiting;
import io.iotmi.relay.local.connector.ConnectorStack;
import io.iotmi.relay.local.connector.OwnConnector;
import java.io.PrintStream;
import java.time.Duration;

/** Starts all that a story needs, and tells it. */
public final class StoryTeller {
  private static final Duration MOST = Duration.ofSeconds(150);
  private static final Duration QUIET = Duration.ofSeconds(3);

  private StoryTeller() {}

  /**
   * Tells the story of an account.
   *
   * @param vendor the name of a shipped folder
   * @return whether all came about
   */
  public static boolean tell(String vendor, PrintStream out) {
    out.printf("%nThe story of an account of %s on the embedded stack%n", vendor);
    ConnectorStack connector = ConnectorStack.start(vendor, StackSettings.usual());
    try (Subject subject = OwnConnector.of(connector)) {
      boolean well = new Story(subject, Waiting.byTime(MOST, QUIET), out).tell();
      if (!well) {
        connector.stack().log().lines().forEach(out::println);
      }
      return well;
    }
  }
}

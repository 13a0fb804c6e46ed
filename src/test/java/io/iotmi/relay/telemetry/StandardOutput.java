package io.iotmi.relay.telemetry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;
import software.amazon.lambda.powertools.logging.internal.LoggingManagerRegistry;

/**
 * Standard output, where log lines and metrics go, kept back for a while. The level is the one that
 * the function has by default; the build sets a higher one to keep the tests quiet. A test with it
 * runs on its own: see {@link org.junit.jupiter.api.parallel.Isolated}.
 */
public final class StandardOutput implements AutoCloseable {
  private static final LoggingManager LEVELS = LoggingManagerRegistry.getLoggingManager();
  private static final Logger LOG = LoggerFactory.getLogger(StandardOutput.class);

  static {
    // The class sets the level from the environment when it is loaded, so not during a test.
    PowertoolsLogging.clearBuffer();
  }

  private final PrintStream before = System.out;
  private final Level levelBefore = LEVELS.getLogLevel(LOG);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private StandardOutput(Level level) {
    LEVELS.setLogLevel(level);
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  /** Keeps everything back until it is closed. */
  static StandardOutput keptBack() {
    return new StandardOutput(Level.INFO);
  }

  /** What is printed meanwhile, by line. */
  public static List<String> during(Action action) {
    return during(Level.INFO, action);
  }

  /** What is printed meanwhile at another level, by line. */
  public static List<String> during(Level level, Action action) {
    try (StandardOutput output = new StandardOutput(level)) {
      action.run();
      return output.lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was printed so far. */
  List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public void close() {
    System.setOut(before);
    LEVELS.setLogLevel(levelBefore);
  }

  /** What runs meanwhile. */
  @FunctionalInterface
  public interface Action {
    void run() throws IOException;
  }
}

package io.iotmi.relay.logging;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What the environment says about logging, by Powertools' names. See
 * https://docs.aws.amazon.com/powertools/java/latest/core/logging/
 *
 * @param service the same as the dimension {@code Service} of the metrics
 */
public record LogSettings(Level level, String service) {
  /** Of log and metrics where {@code POWERTOOLS_SERVICE_NAME} names none. */
  public static final String DEFAULT_SERVICE = "connector-relay";

  static LogSettings from(Map<String, String> environment) {
    String level = environment.get("POWERTOOLS_LOG_LEVEL");
    if (level == null || level.isBlank()) {
      level = environment.get("AWS_LAMBDA_LOG_LEVEL");
    }
    String service = environment.get("POWERTOOLS_SERVICE_NAME");
    return new LogSettings(
        level(level), service == null || service.isBlank() ? DEFAULT_SERVICE : service);
  }

  /** A level that does not exist fails the start, where all wrong settings are told at once. */
  private static Level level(@Nullable String name) {
    if (name == null) {
      return Level.INFO;
    }
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "TRACE" -> Level.TRACE;
      case "DEBUG" -> Level.DEBUG;
      case "WARN" -> Level.WARN;
      case "ERROR", "FATAL" -> Level.ERROR;
      default -> Level.INFO;
    };
  }
}

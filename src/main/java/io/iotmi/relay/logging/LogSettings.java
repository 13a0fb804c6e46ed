package io.iotmi.relay.logging;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What the environment says about logging, by Powertools' names. See
 * https://docs.aws.amazon.com/powertools/java/latest/core/logging/
 *
 * @param service null where none is named
 */
record LogSettings(Level level, @Nullable String service) {

  static LogSettings from(Map<String, String> environment) {
    String level = environment.get("POWERTOOLS_LOG_LEVEL");
    if (level == null) {
      level = environment.get("AWS_LAMBDA_LOG_LEVEL");
    }
    return new LogSettings(level(level), environment.get("POWERTOOLS_SERVICE_NAME"));
  }

  /** A level nobody knows is no reason to fail a delivery. */
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

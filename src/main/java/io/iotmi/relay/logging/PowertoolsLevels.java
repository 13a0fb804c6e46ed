package io.iotmi.relay.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;

/** Lets Powertools set the level; found by its service loader. */
public final class PowertoolsLevels implements LoggingManager {
  @Override
  public void setLogLevel(Level level) {
    if (LoggerFactory.getILoggerFactory() instanceof JsonLoggers loggers) {
      loggers.setThreshold(level);
    }
  }

  @Override
  public Level getLogLevel(Logger logger) {
    return logger instanceof JsonLogger ours ? ours.threshold() : Level.INFO;
  }
}

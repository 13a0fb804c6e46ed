package io.iotmi.relay.logging;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** All loggers, their common level and their common output. */
final class JsonLoggers implements ILoggerFactory {
  /** Below WARN the SDK may log what it sends, which is not ours to show. */
  private static final String SDK = "software.amazon.awssdk.";

  private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
  private final Supplier<PrintStream> out;
  private final LogLine line;
  private volatile Level threshold;

  /**
   * @param out asked for each line, for the runtime replaces standard output when it starts
   */
  JsonLoggers(LogSettings settings, Supplier<PrintStream> out, InstantSource clock) {
    this.threshold = settings.level();
    this.out = out;
    this.line = new LogLine(settings.service(), clock);
  }

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, n -> new JsonLogger(n, this));
  }

  void setThreshold(Level level) {
    threshold = level;
  }

  Level threshold(String logger) {
    Level common = threshold;
    return logger.startsWith(SDK) && common.toInt() < Level.WARN.toInt() ? Level.WARN : common;
  }

  void write(LogEntry entry) {
    byte[] bytes = (line.of(entry) + "\n").getBytes(StandardCharsets.US_ASCII);
    PrintStream stream = out.get();
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }
}

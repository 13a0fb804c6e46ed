package io.iotmi.relay.logging;

import static io.iotmi.relay.logging.LogInMemory.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;
import software.amazon.lambda.powertools.logging.internal.LoggingManagerRegistry;

final class JsonLoggersTest {
  private final LogInMemory memory = new LogInMemory();
  private final JsonLoggers loggers = memory.loggers(Map.of("POWERTOOLS_SERVICE_NAME", "relay"));
  private final Logger log = loggers.getLogger("some.Logger");

  @Test
  void writesOneObjectALine() throws Exception {
    log.info("sent {} of {}", 3, 4);
    assertEquals(
        JSON.readTree(
            """
            {"timestamp":"2026-01-02T03:04:05Z","level":"INFO","service":"relay",
             "logger":"some.Logger","message":"sent 3 of 4"}
            """),
        memory.onlyLine());
  }

  @Test
  void theServiceHasTheNameThatTheMetricsGiveIt() throws Exception {
    memory.loggers(Map.of("POWERTOOLS_SERVICE_NAME", " ")).getLogger("a").info("x");
    assertEquals("connector-relay", memory.onlyLine().get("service").asText());
  }

  @Test
  void levelComesFromTheEnvironment() {
    assertEquals(Level.INFO, memory.loggers(Map.of()).threshold("a"));
    assertEquals(
        Level.DEBUG, memory.loggers(Map.of("POWERTOOLS_LOG_LEVEL", "debug")).threshold("a"));
    assertEquals(
        Level.ERROR, memory.loggers(Map.of("AWS_LAMBDA_LOG_LEVEL", "FATAL")).threshold("a"));
    assertEquals(Level.INFO, memory.loggers(Map.of("POWERTOOLS_LOG_LEVEL", "loud")).threshold("a"));
    assertEquals(
        Level.WARN,
        memory
            .loggers(Map.of("POWERTOOLS_LOG_LEVEL", " ", "AWS_LAMBDA_LOG_LEVEL", "WARN"))
            .threshold("a"));
  }

  @Test
  void writesNothingBelowTheLevel() {
    loggers.setThreshold(Level.WARN);
    log.info("x");
    log.atInfo().addKeyValue("a", 1).log("x");
    assertEquals("", memory.text());
    log.warn("x");
    assertFalse(memory.text().isEmpty());
  }

  @Test
  void theSdkIsQuietBelowWarning() {
    loggers.setThreshold(Level.DEBUG);
    Logger sdk = loggers.getLogger("software.amazon.awssdk.request");
    sdk.info("x");
    assertEquals("", memory.text());
    sdk.warn("x");
    assertFalse(memory.text().isEmpty());
    loggers.setThreshold(Level.ERROR);
    assertFalse(sdk.isWarnEnabled());
  }

  @Test
  void longLinesAreCutAndStayJson() throws Exception {
    log.atInfo().addKeyValue("long", "\u2028".repeat(300_000)).log("y".repeat(300_000));
    assertTrue(memory.text().length() <= LogLine.MAX_LENGTH);
    assertTrue(memory.onlyLine().get("truncated").booleanValue());
    assertTrue(memory.onlyLine().get("message").asText().startsWith("yyy"));
  }

  @Test
  void linesOfManyThreadsDoNotMix() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                for (int n = 0; n < 100; n++) {
                  log.info("n".repeat(200));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(800, memory.text().lines().count());
    for (String line : memory.text().lines().toList()) {
      assertEquals("n".repeat(200), JSON.readTree(line).get("message").asText());
    }
  }

  @Test
  void slf4jAndPowertoolsFindThisBackEnd() {
    assertInstanceOf(JsonLoggers.class, LoggerFactory.getILoggerFactory());
    LoggingManager levels = LoggingManagerRegistry.getLoggingManager();
    assertInstanceOf(PowertoolsLevels.class, levels);
    Level before = levels.getLogLevel(LoggerFactory.getLogger("a"));
    try {
      levels.setLogLevel(Level.TRACE);
      assertEquals(Level.TRACE, levels.getLogLevel(LoggerFactory.getLogger("a")));
    } finally {
      levels.setLogLevel(before);
    }
  }
}

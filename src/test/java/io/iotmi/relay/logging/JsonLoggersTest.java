package io.iotmi.relay.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;
import software.amazon.lambda.powertools.logging.internal.LoggingManagerRegistry;

final class JsonLoggersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final JsonLoggers loggers = loggers(Map.of("POWERTOOLS_SERVICE_NAME", "relay"));
  private final Logger log = loggers.getLogger("some.Logger");

  private JsonLoggers loggers(Map<String, String> environment) {
    return new JsonLoggers(
        LogSettings.from(environment), () -> out, () -> Instant.parse("2026-01-02T03:04:05Z"));
  }

  @AfterEach
  void clearContext() {
    MDC.clear();
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private JsonNode onlyLine() throws Exception {
    String text = text();
    assertEquals(text.length() - 1, text.indexOf('\n'), "one line");
    return JSON.readTree(text);
  }

  @Test
  void writesOneObjectALine() throws Exception {
    log.info("sent {} of {}", 3, 4);
    assertEquals(
        JSON.readTree(
            """
            {"timestamp":"2026-01-02T03:04:05Z","level":"INFO","service":"relay",
             "logger":"some.Logger","message":"sent 3 of 4"}
            """),
        onlyLine());
  }

  @Test
  void contentCanNeitherEndALineNorSteerATerminal() throws Exception {
    String hostile = "a\r\n{\"level\":\"ERROR\"}\u001b[2J\u2028\u2029\u0085\0b\"\\";
    MDC.put("context\n", hostile);
    log.atInfo().addKeyValue("pair\n", hostile).log("said {}", hostile);
    log.info("", StructuredArguments.entry("argument\n", hostile));
    assertTrue(text().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), text());
    List<String> lines = text().lines().toList();
    assertEquals(2, lines.size());
    JsonNode line = JSON.readTree(lines.getFirst());
    assertEquals("said " + hostile, line.get("message").asText());
    assertEquals(hostile, line.get("context\n").asText());
    assertEquals(hostile, line.get("pair\n").asText());
    assertEquals(hostile, JSON.readTree(lines.getLast()).get("argument\n").asText());
  }

  @Test
  void contextIsPartOfTheLine() throws Exception {
    MDC.put("function_request_id", "r-1");
    MDC.put("cold_start", "true");
    MDC.put("function_memory_size", "512");
    log.info("x");
    JsonNode line = onlyLine();
    assertEquals("r-1", line.get("function_request_id").asText());
    assertTrue(line.get("cold_start").isBoolean());
    assertEquals(512, line.get("function_memory_size").intValue());
  }

  @Test
  void pairsKeepTheirTypes() throws Exception {
    log.atWarn()
        .addKeyValue("number", 7)
        .addKeyValue("flag", true)
        .addKeyValue("none", (Object) null)
        .addKeyValue("nan", Double.NaN)
        .addKeyValue("list", List.of(Map.of("a", 1)))
        .log("x");
    JsonNode line = onlyLine();
    assertEquals(7, line.get("number").intValue());
    assertTrue(line.get("flag").booleanValue());
    assertTrue(line.get("none").isNull());
    assertEquals("NaN", line.get("nan").textValue());
    assertEquals(JSON.readTree("[{\"a\":1}]"), line.get("list"));
  }

  @Test
  void structuredArgumentsAreFields() throws Exception {
    log.info(
        "x",
        StructuredArguments.entry("one", 1),
        StructuredArguments.entries(Map.of("two", "zwei")),
        StructuredArguments.array("three", 1, "b"),
        StructuredArguments.json("four", "{\"a\": [1]}"));
    JsonNode line = onlyLine();
    assertEquals(1, line.get("one").intValue());
    assertEquals("zwei", line.get("two").textValue());
    assertEquals(JSON.readTree("[1,\"b\"]"), line.get("three"));
    assertEquals(JSON.readTree("{\"a\":[1]}"), line.get("four"));
  }

  @Test
  void anArgumentThatIsNoJsonDoesNotBreakTheLine() throws Exception {
    log.info("x", StructuredArguments.json("bad", "}\n{"));
    assertTrue(onlyLine().has("unreadable_argument"));
  }

  @Test
  void laterFieldsDoNotReplaceEarlierOnes() throws Exception {
    MDC.put("level", "forged");
    log.atInfo().addKeyValue("message", "forged").log("x");
    assertEquals("INFO", onlyLine().get("level").asText());
    assertEquals("x", onlyLine().get("message").asText());
  }

  @Test
  void foreignExceptionsShowClassAndFramesOnly() throws Exception {
    log.error("failed {}", 1, new IllegalStateException("secret", new RuntimeException("secret")));
    JsonNode error = onlyLine().get("error");
    assertEquals("java.lang.IllegalStateException", error.get("name").asText());
    assertTrue(error.get("stack").get(0).asText().contains("JsonLoggersTest"));
    assertEquals("java.lang.RuntimeException", error.get("cause").get("name").asText());
    assertFalse(text().contains("secret"));
  }

  @Test
  void aForeignExceptionInTheTextShowsItsClassOnly() throws Exception {
    log.warn("failed: {}", new IllegalStateException("secret"));
    assertTrue(text().contains("IllegalStateException"));
    assertFalse(text().contains("secret"));
  }

  @Test
  void ownExceptionsShowTheirMessage() throws Exception {
    log.error("x", new OwnException("shown"));
    assertEquals("shown", onlyLine().get("error").get("message").asText());
  }

  @Test
  void levelComesFromTheEnvironment() {
    assertEquals(Level.INFO, loggers(Map.of()).threshold("a"));
    assertEquals(Level.DEBUG, loggers(Map.of("POWERTOOLS_LOG_LEVEL", "debug")).threshold("a"));
    assertEquals(Level.ERROR, loggers(Map.of("AWS_LAMBDA_LOG_LEVEL", "FATAL")).threshold("a"));
    assertEquals(Level.INFO, loggers(Map.of("POWERTOOLS_LOG_LEVEL", "loud")).threshold("a"));
  }

  @Test
  void writesNothingBelowTheLevel() {
    loggers.setThreshold(Level.WARN);
    log.info("x");
    log.atInfo().addKeyValue("a", 1).log("x");
    assertEquals("", text());
    log.warn("x");
    assertFalse(text().isEmpty());
  }

  @Test
  void theSdkIsQuietBelowWarning() {
    loggers.setThreshold(Level.DEBUG);
    Logger sdk = loggers.getLogger("software.amazon.awssdk.request");
    sdk.info("x");
    assertEquals("", text());
    sdk.warn("x");
    assertFalse(text().isEmpty());
    loggers.setThreshold(Level.ERROR);
    assertFalse(sdk.isWarnEnabled());
  }

  @Test
  void longLinesAreCutAndStayJson() throws Exception {
    log.atInfo().addKeyValue("long", "\u2028".repeat(300_000)).log("y".repeat(300_000));
    assertTrue(text().length() <= LogLine.MAX_LENGTH);
    assertTrue(onlyLine().get("truncated").booleanValue());
    assertTrue(onlyLine().get("message").asText().startsWith("yyy"));
  }

  @Test
  void sensitiveValuesShowNothing() {
    Object[] values = {
      new Sensitive("canary"),
      new Json.Obj(Map.of("canary", new Json.Text("canary"))),
      new SendConnectorEvent(
          "c",
          Operation.DEVICE_EVENT,
          null,
          null,
          new Sensitive("canary"),
          new Sensitive("canary"),
          null,
          null,
          new Sensitive("canary"),
          null,
          null),
    };
    for (Object value : values) {
      log.info("{}", value);
      log.atInfo().addKeyValue("v", value).log("x");
      log.atInfo().addKeyValue("v", List.of(Map.of("k", value))).log("x");
      log.info("x", StructuredArguments.entry("v", value));
      log.info("x", StructuredArguments.entries(Map.of("v", value)));
      log.info("x", StructuredArguments.array("v", value, List.of(value)));
    }
    assertEquals(18, text().lines().count());
    assertFalse(text().contains("canary"), text());
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
    assertEquals(800, text().lines().count());
    for (String line : text().lines().toList()) {
      assertEquals("n".repeat(200), JSON.readTree(line).get("message").asText());
    }
  }

  @Test
  void slf4jAndPowertoolsFindThisBackEnd() {
    assertInstanceOf(JsonLoggers.class, LoggerFactory.getILoggerFactory());
    assertInstanceOf(PowertoolsLevels.class, LoggingManagerRegistry.getLoggingManager());
    assertEquals(
        Level.INFO,
        LoggingManagerRegistry.getLoggingManager().getLogLevel(LoggerFactory.getLogger("a")));
  }

  private static final class OwnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnException(String message) {
      super(message);
    }
  }
}

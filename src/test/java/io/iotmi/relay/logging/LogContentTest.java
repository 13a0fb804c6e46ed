package io.iotmi.relay.logging;

import static io.iotmi.relay.logging.LogInMemory.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/** What of the things to be logged is in the line, and in which form. */
final class LogContentTest {
  private final LogInMemory memory = new LogInMemory();
  private final Logger log = memory.loggers(Map.of()).getLogger("some.Logger");

  @AfterEach
  void clearContext() {
    MDC.clear();
  }

  @Test
  void contentCanNeitherEndALineNorSteerATerminal() throws Exception {
    String hostile = "a\r\n{\"level\":\"ERROR\"}\u001b[2J\u2028\u2029\u0085\0b\"\\";
    MDC.put("context\n", hostile);
    log.atInfo().addKeyValue("pair\n", hostile).log("said {}", hostile);
    log.info("", StructuredArguments.entry("argument\n", hostile));
    assertTrue(
        memory.text().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), memory.text());
    List<String> lines = memory.text().lines().toList();
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
    JsonNode line = memory.onlyLine();
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
    JsonNode line = memory.onlyLine();
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
    JsonNode line = memory.onlyLine();
    assertEquals(1, line.get("one").intValue());
    assertEquals("zwei", line.get("two").textValue());
    assertEquals(JSON.readTree("[1,\"b\"]"), line.get("three"));
    assertEquals(JSON.readTree("{\"a\":[1]}"), line.get("four"));
  }

  @Test
  void anArgumentThatIsNoJsonDoesNotBreakTheLine() throws Exception {
    log.info("x", StructuredArguments.json("bad", "}\n{"));
    assertTrue(memory.onlyLine().has("unreadable_argument"));
  }

  @Test
  void laterFieldsDoNotReplaceEarlierOnes() throws Exception {
    MDC.put("level", "forged");
    log.atInfo().addKeyValue("message", "forged").log("x");
    assertEquals("INFO", memory.onlyLine().get("level").asText());
    assertEquals("x", memory.onlyLine().get("message").asText());
  }

  @Test
  void foreignExceptionsShowClassAndFramesOnly() throws Exception {
    log.error("failed {}", 1, new IllegalStateException("secret", new RuntimeException("secret")));
    JsonNode error = memory.onlyLine().get("error");
    assertEquals("java.lang.IllegalStateException", error.get("name").asText());
    assertTrue(error.get("stack").get(0).asText().contains("LogContentTest"));
    assertEquals("java.lang.RuntimeException", error.get("cause").get("name").asText());
    assertFalse(memory.text().contains("secret"));
  }

  @Test
  void aForeignExceptionInTheTextShowsItsClassOnly() throws Exception {
    log.warn("failed: {}", new IllegalStateException("secret"));
    assertTrue(memory.text().contains("IllegalStateException"));
    assertFalse(memory.text().contains("secret"));
  }

  @Test
  void ownExceptionsShowTheirMessage() throws Exception {
    log.error("x", new OwnException("shown"));
    assertEquals("shown", memory.onlyLine().get("error").get("message").asText());
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
    assertEquals(18, memory.text().lines().count());
    assertFalse(memory.text().contains("canary"), memory.text());
  }

  private static final class OwnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnException(String message) {
      super(message);
    }
  }
}

package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker would try at the door, and what comes out there. */
@Isolated
final class HostileInputTest {
  private static final String GOOD =
      """
      {"EventId":"e","Operation":"DEVICE_EVENT","ConnectorDeviceId":"lamp",\
      "MatterEndpoint":{"id":"1","clusters":[{"id":"6","attributes":{"0":%s}}]}}""";

  /** A document stands inside an event that has the depth 5 already. */
  @Test
  void aDocumentIsReadUpToTheGreatestDepth() {
    int depth = JsonReader.MAX_DEPTH - 5;
    assertRead("[".repeat(depth) + "]".repeat(depth));
    assertRefused("[".repeat(depth + 1) + "]".repeat(depth + 1), "nested deeper than 100");
  }

  @Test
  void aNameIsReadUpToTheGreatestLength() {
    assertRead("{\"" + "n".repeat(JsonReader.MAX_NAME_LENGTH) + "\":1}");
    assertRefused("{\"" + "n".repeat(JsonReader.MAX_NAME_LENGTH + 1) + "\":1}", "too long");
  }

  @Test
  void aNumberIsReadUpToTheGreatestLength() {
    assertRead("1".repeat(JsonReader.MAX_NUMBER_LENGTH));
    assertRefused("1".repeat(JsonReader.MAX_NUMBER_LENGTH + 1), "too long");
  }

  @Test
  void aStringIsReadHoweverLongAnInvocationAllows() {
    assertRead("\"" + "s".repeat(5_900_000) + "\"");
  }

  @Test
  void aDocumentIsReadUpToTheMostTokens() {
    assertRead("[" + "0,".repeat(JsonReader.MAX_TOKENS - 100) + "0]");
    assertRefused("[" + "0,".repeat(JsonReader.MAX_TOKENS) + "0]", "holds more than 1000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "a/b",
        "../b",
        "a%2Fb",
        "%2e%2e",
        "a?b",
        "a#b",
        "a;b",
        "a\\b",
        "a b",
        "é",
        "",
        "a\r\nHost: evil",
        "a\nb",
        "a\u0000"
      })
  void anOddConnectorIdNeverReachesThePath(String id) {
    Json text = new Json.Text(id);
    String event = GOOD.formatted("1");
    String json = "{\"ConnectorId\":" + JsonWriter.ascii(text) + "," + event.substring(1);
    assertFault(run(Map.of(), json), 422, "/ConnectorId");
    String cloudEvent =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"device.changed\","
            + "\"subject\":\"lamp\",\"data\":{\"ocf\":{\"uri\":\"auc://a\",\"op\":\"n+d\",\"cn\":1}},"
            + "\"connectorid\":"
            + JsonWriter.ascii(text)
            + "}";
    assertFault(run(Map.of(), cloudEvent), 422, "/connectorid");
  }

  @Test
  void aConnectorIdInAHeaderIsCheckedAfterItsPercentSignsAreRead() {
    Map<String, String> headers =
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", "1",
            "ce-source", "s",
            "ce-type", "device.changed",
            "ce-subject", "lamp",
            "ce-connectorid", "a%2F%2E%2E%0D%0Ab");
    assertFault(run(headers, "{\"clusters\":[{\"id\":\"6\"}]}"), 422, "header ce-connectorid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\n{\"level\":\"ERROR\"}", "a\u001b[2J", "é"})
  void aTraceHeaderBecomesNeitherAHeaderNorALineOfTheLog(String trace) {
    InvocationRecord seen = run(Map.of("X-Trace-Id", trace), GOOD.formatted("1"));
    assertFault(seen, 422, "header X-Trace-Id");
    JsonNode reply = StrictJson.read(seen.reply());
    assertEquals(1, reply.path("headers").size());
    assertTrue(reply.path("headers").has("Content-Type"));
    assertEquals(1, seen.outcomes().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"messageId", "eventSourceARN"})
  void aRecordCannotEndALineOfTheLog(String member) {
    String record =
        "{\"eventSource\":\"aws:sqs\",\"body\":\"x\",\""
            + member
            + "\":\"m\\n{\\\"message\\\":\\\"event\\\",\\\"outcome\\\":\\\"delivered\\\"}.fifo\"}";
    InvocationRecord seen = new WatchedHandler().run(bytes("{\"Records\":[" + record + "]}"));
    assertEquals(
        List.of("unreadable"),
        seen.outcomes().stream().map(o -> o.path("outcome").asText()).toList());
    HandlerInvariants.hold(seen);
  }

  @ParameterizedTest
  @CsvSource({"gzip", "GZIP", "br", "deflate", "'identity, gzip'", "x"})
  void anEncodedBodyIsRefusedWithTheAdviceToSendItPlain(String encoding) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(bytes(GOOD.formatted("1")));
    }
    HostileText text = new HostileText(Map.of("Content-Encoding", encoding), zipped.toByteArray());
    for (Json event : List.of(HostileEvents.v1(text), HostileEvents.v2(text))) {
      InvocationRecord seen = new WatchedHandler().run(JsonWriter.bytes(event));
      assertFault(seen, 400, "header Content-Encoding");
      assertTrue(seen.reply().contains("send it as it is"), seen.reply());
    }
  }

  @Test
  void aLongQueryParameterLeavesTheRequestARequest() {
    String event =
        "{\"version\":\"2.0\",\"queryStringParameters\":{\""
            + "q".repeat(5_000)
            + "\":\"\"},\"requestContext\":{\"http\":{\"method\":\"POST\"}},\"headers\":{},"
            + "\"body\":"
            + JsonWriter.ascii(new Json.Text(GOOD.formatted("1")))
            + "}";
    InvocationRecord seen = new WatchedHandler().run(bytes(event));
    assertInstanceOf(Invocation.Request.class, seen.invocation());
    assertEquals(1, seen.sent().size());
  }

  private static void assertRead(String document) {
    InvocationRecord seen = run(Map.of(), GOOD.formatted(document));
    assertEquals(1, seen.sent().size(), seen::reply);
  }

  private static void assertRefused(String document, String reason) {
    InvocationRecord seen = run(Map.of(), GOOD.formatted(document));
    assertFault(seen, 400, "");
    assertTrue(seen.reply().contains(reason), seen.reply());
  }

  private static void assertFault(InvocationRecord seen, int status, String pointer) {
    JsonNode reply = StrictJson.read(seen.reply());
    assertEquals(status, reply.path("statusCode").asInt(), seen.reply());
    JsonNode fault =
        StrictJson.read(reply.path("body").asText()).path("events").path(0).path("faults").path(0);
    assertEquals(pointer, fault.path("pointer").asText(), seen.reply());
    assertEquals(List.of(), seen.sent());
  }

  private static InvocationRecord run(Map<String, String> headers, String body) {
    return new WatchedHandler().run(JsonWriter.bytes(HostileEvents.plain(headers, body)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

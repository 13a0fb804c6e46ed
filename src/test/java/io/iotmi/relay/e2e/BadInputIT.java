package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.CANARY;
import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(LeakWatch.class)
final class BadInputIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Arguments> bodies() {
    ObjectNode missing = change("x", "lamp");
    missing.remove("ConnectorDeviceId");
    return Stream.of(
        Arguments.of("{\"Operation\": ", 400, "", "unreadable"),
        Arguments.of("", 400, "", "unreadable"),
        Arguments.of("7", 400, "", "unreadable"),
        Arguments.of("{\"temperature\": 21}", 400, "", "unreadable"),
        Arguments.of("{\"Operation\":\"DEVICE_EVENT\",\"Operation\":\"x\"}", 400, "", "unreadable"),
        Arguments.of("[".repeat(300) + "]".repeat(300), 400, "", "unreadable"),
        Arguments.of(change("x", "l").put("Colour", "red").toString(), 422, "/Colour", "unknown"),
        Arguments.of(missing.toString(), 422, "/ConnectorDeviceId", "required"),
        Arguments.of(
            change("x", "l").put("StatusCode", 551).toString(), 422, "/StatusCode", "range"),
        Arguments.of(
            change("x", "l").put("StatusCode", "200").toString(), 422, "/StatusCode", "type"),
        Arguments.of(change("x", "a:b").toString(), 422, "/ConnectorDeviceId", "pattern"),
        Arguments.of(change("x", "l").put("TraceId", "a b").toString(), 422, "/TraceId", "pattern"),
        Arguments.of(
            "["
                + change(unique("ok"), "l")
                + ","
                + change("x", "l").put("UserId", "a".repeat(65))
                + "]",
            422,
            "/1/UserId",
            "length"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void getsAnAnswerThatNamesPlaceAndRule(String body, int status, String pointer, String rule)
      throws Exception {
    JsonNode reply = reply(LambdaInvocations.http(body, Map.of()));
    assertEquals(status, reply.path("statusCode").asInt());
    JsonNode problem = JSON.readTree(reply.path("body").asText());
    assertEquals(status, problem.path("status").asInt());
    JsonNode faults = problem.path("events").path(problem.path("events").size() - 1).path("faults");
    assertEquals(pointer, faults.path(0).path("pointer").asText(), problem.toString());
    assertEquals(rule, faults.path(0).path("rule").asText(), problem.toString());
    assertFalse(problem.toString().contains(CANARY));
  }

  /** SQS takes no empty message. */
  static Stream<Arguments> messages() {
    return bodies().filter(arguments -> !"".equals(arguments.get()[0]));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isParkedFromAQueueWhileItsNeighboursAreDelivered(
      String body, int status, String pointer, String rule) throws Exception {
    STACK.sqs().drain(STACK.rejected().url());
    String before = unique("before");
    String after = unique("after");
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD)
            .add(change(before, "lamp-" + before).toString())
            .add(body)
            .add(change(after, "lamp-" + after).toString());
    assertEquals("{\"batchItemFailures\":[]}", reply(batch.bytes()).toString());
    assertEquals(2, delivered(before, after));
    Message parked = STACK.sqs().drain(STACK.rejected().url()).getFirst();
    assertEquals(body, parked.body());
    assertTrue(parked.messageAttributes().containsKey("Reason"));
  }

  @Test
  void invalidUtf8IsUnreadable() throws Exception {
    ObjectNode event = (ObjectNode) JSON.readTree(LambdaInvocations.http("/w==", Map.of()));
    event.put("isBase64Encoded", true);
    assertEquals(400, reply(bytes(event)).path("statusCode").asInt());
    event.put("body", "%%%");
    assertEquals(400, reply(bytes(event)).path("statusCode").asInt());
  }

  @Test
  void anEmptyBatchReturnsNothing() throws Exception {
    assertEquals(
        "{\"batchItemFailures\":[]}",
        reply("{\"Records\":[]}".getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Test
  void aRecordWithoutAttributesOrIdIsStillRelayed() throws Exception {
    String id = unique("bare");
    ObjectNode event = JSON.createObjectNode();
    event.putArray("Records").addObject().put("body", change(id, "lamp").toString());
    assertEquals("{\"batchItemFailures\":[]}", reply(bytes(event)).toString());
    assertEquals(1, delivered(id));
  }

  @Test
  void anotherMethodThanPostIsNotAllowed() throws Exception {
    ObjectNode event = (ObjectNode) JSON.readTree(LambdaInvocations.http("{}", Map.of()));
    ((ObjectNode) event.path("requestContext").path("http")).put("method", "GET");
    JsonNode reply = reply(bytes(event));
    assertEquals(405, reply.path("statusCode").asInt());
    assertEquals("POST", reply.path("headers").path("Allow").asText());
  }

  @Test
  void aBodyOfSixMegabytesIsAnswered() throws Exception {
    ObjectNode event = change(unique("large"), "lamp");
    event.put("UserId", "x".repeat(5_900_000));
    JsonNode reply = reply(LambdaInvocations.http(event.toString(), Map.of()));
    assertEquals(422, reply.path("statusCode").asInt());
    assertTrue(reply.toString().length() < 10_000);
  }

  @Test
  void aBatchOfTenThousandIsRelayed() throws Exception {
    LambdaInvocations.Batch batch = new LambdaInvocations.Batch(LambdaInvocations.STANDARD);
    String prefix = unique("many");
    for (int i = 0; i < 10_000; i++) {
      ObjectNode event = JSON.createObjectNode();
      event.put("Operation", "DEVICE_EVENT").put("EventId", prefix + "-" + i);
      event.put("ConnectorDeviceId", prefix).put("TraceId", "trace-" + prefix);
      event
          .putObject("MatterEndpoint")
          .putArray("clusters")
          .addObject()
          .put("id", "0x0006")
          .putObject("attributes")
          .put(Integer.toString(i), i);
      batch.add(event.toString());
    }
    assertEquals("{\"batchItemFailures\":[]}", reply(batch.bytes()).toString());
    assertTrue(delivered(prefix) < 100, "merged into few requests");
  }

  @Test
  void wrongSettingsFailTheStartWithAllFaults() {
    StackSettings wrong =
        StackSettings.usual()
            .withEnvironment(
                Map.of("CONNECTOR_ID", "a b", "MERGE", "newest", "LEDGER_TTL", "tomorrow"));
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> {
              try (EmbeddedStack started = EmbeddedStack.start(wrong)) {
                started.invoke(new byte[0]);
              }
            });
    for (String variable : List.of("CONNECTOR_ID", "MERGE", "LEDGER_TTL")) {
      assertTrue(String.valueOf(refused.getMessage()).contains(variable), refused.getMessage());
    }
  }

  @Test
  void noLogLineShowsASensitiveValue() throws Exception {
    reply(LambdaInvocations.http(change(unique("canary"), "a:b").toString(), Map.of()));
    reply(LambdaInvocations.http(change(unique("canary"), "lamp").toString(), Map.of()));
    assertFalse(STACK.log().lines().isEmpty());
    for (String line : STACK.log().lines()) {
      assertFalse(line.contains(CANARY), line);
    }
  }

  private static JsonNode reply(byte[] event) throws Exception {
    InvocationResult result = STACK.invoke(event);
    assertFalse(result.functionError(), result.text());
    return JSON.readTree(result.payload());
  }

  private static long delivered(String... ids) {
    return STACK.endpoint().accepted().stream()
        .filter(
            request ->
                Stream.of(ids)
                    .anyMatch(id -> request.body().path("TraceId").asText().equals("trace-" + id)))
        .count();
  }

  private static byte[] bytes(ObjectNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}

package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.CANARY;
import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static io.iotmi.relay.e2e.SharedStack.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** A body that no sender should send is answered or parked, and says what is wrong. */
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
    assertEquals(1, accepted("trace-" + before).size());
    assertEquals(1, accepted("trace-" + after).size());
    Message parked = STACK.sqs().drain(STACK.rejected().url()).getFirst();
    assertEquals(body, parked.body());
    assertTrue(parked.messageAttributes().containsKey("Reason"));
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
}

package io.iotmi.relay.entry;

import static io.iotmi.relay.entry.Carriers.change;
import static io.iotmi.relay.entry.Carriers.eventBridge;
import static io.iotmi.relay.entry.Carriers.invalid;
import static io.iotmi.relay.entry.Carriers.sns;
import static io.iotmi.relay.entry.Carriers.sqsRecord;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invokers who may not read a reply hear of a failed invocation, and of nothing else. */
final class InvokersTest {
  private final TestRelay bare = TestRelay.withoutQueues();
  private final TestRelay queued = TestRelay.withQueues();

  /** One event, or two, as each of them hands it over. */
  static Stream<Carrier> carriers() {
    return Stream.of(
        new Carrier("direct", event -> event),
        new Carrier("SNS", event -> sns("m-1", event)),
        new Carrier("EventBridge", event -> eventBridge("vendor", "eb-1", event)));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void whatIsDeliveredIsAnswered(Carrier carrier) {
    JsonNode reply = bare.reply(carrier.of(change("lamp")));
    assertEquals(200, reply.path("status").asInt());
    assertEquals("delivered", reply.path("events").path(0).path("outcome").asText());
    assertEquals(List.of("lamp"), bare.devices());
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void anEndpointThatIsDownFailsTheInvocation(Carrier carrier) {
    bare.unavailable.add("lamp");
    JsonNode problem = bare.problem(carrier.of(change("lamp")));
    assertEquals(503, problem.path("status").asInt());
    assertEquals("retry-later", problem.path("events").path(0).path("outcome").asText());
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void anInvalidEventFailsTheInvocation(Carrier carrier) {
    JsonNode problem = bare.problem(carrier.of(invalid()));
    assertEquals(422, problem.path("status").asInt());
    JsonNode fault = problem.path("events").path(0).path("faults").path(0);
    assertTrue(fault.path("pointer").asText().endsWith("/ConnectorDeviceId"), fault.toString());
    assertEquals("pattern", fault.path("rule").asText());
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void whatMustWaitGoesToTheOverflowQueue(Carrier carrier) {
    queued.unavailable.add("lamp");
    JsonNode reply = queued.reply(carrier.of(change("lamp")));
    assertEquals(202, reply.path("status").asInt());
    assertEquals("queued", reply.path("events").path(0).path("outcome").asText());
    assertEquals(1, queued.overflow.size());
    assertTrue(queued.overflow.getFirst().body().contains("lamp"));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void whatIsRejectedIsParked(Carrier carrier) {
    JsonNode reply = queued.reply(carrier.of(invalid()));
    assertEquals(422, reply.path("status").asInt());
    assertEquals(1, queued.rejected.size());
    assertTrue(queued.rejected.getFirst().attributes().containsKey("Reason"));
  }

  /** Lambda keeps the request id when it repeats an asynchronous invocation. */
  @ParameterizedTest
  @MethodSource("carriers")
  void whatLambdaRepeatsIsNotSentTwice(Carrier carrier) {
    bare.reply(carrier.of(change("lamp")), "request-1");
    JsonNode repeated = bare.reply(carrier.of(change("lamp")), "request-1");
    assertEquals("duplicate", repeated.path("events").path(0).path("outcome").asText());
    assertEquals(List.of("lamp"), bare.devices());
  }

  @Test
  void onlyTheFailedHalfIsSentAgain() {
    String both = "[" + change("lamp") + "," + change("door") + "]";
    bare.unavailable.add("door");
    JsonNode problem = bare.problem(both, "request-1");
    assertEquals("delivered", problem.path("events").path(0).path("outcome").asText());
    assertEquals("retry-later", problem.path("events").path(1).path("outcome").asText());
    bare.unavailable.clear();
    bare.reply(both, "request-1");
    assertEquals(List.of("lamp", "door"), bare.devices());
  }

  @Test
  void twoInvocationsWithTheSameEventAreTwoEvents() {
    bare.reply(change("lamp"), "request-1");
    bare.reply(change("lamp"), "request-2");
    assertEquals(List.of("lamp", "lamp"), bare.devices());
  }

  @Test
  void anEventThatComesBackUnderAnotherRequestKeepsTheIdOfItsCarrier() {
    bare.reply(sns("m-1", change("lamp")), "request-1");
    bare.reply(sns("m-1", change("lamp")), "request-2");
    bare.reply(eventBridge("vendor", "eb-1", change("door")), "request-3");
    bare.reply(eventBridge("vendor", "eb-1", change("door")), "request-4");
    assertEquals(List.of("lamp", "door"), bare.devices());
  }

  @Test
  void anEventThatATopicSendsToFunctionAndQueueIsSentOnce() {
    bare.reply(sns("m-1", change("lamp")));
    String envelope =
        "{\"Type\":\"Notification\",\"MessageId\":\"m-1\",\"TopicArn\":\"arn:aws:sns:eu-west-1:1:v\","
            + "\"Message\":"
            + Carriers.quoted(change("lamp"))
            + "}";
    bare.reply("{\"Records\":[" + sqsRecord("q-1", envelope) + "]}");
    assertEquals(List.of("lamp"), bare.devices());
  }

  @Test
  void anSnsMessageCarriesItsTraceInAnAttribute() {
    bare.reply(
        sns(
            "m-1",
            change("lamp"),
            "{\"TraceId\":{\"Type\":\"String\",\"Value\":\"topic-trace\"},"
                + "\"Blob\":{\"Type\":\"Binary\",\"Value\":\"AA==\"}}"));
    assertEquals("topic-trace", String.valueOf(bare.accepted.getFirst().traceId()));
  }

  @Test
  void ofAnArrayOnlyWhatIsRefusedIsParked() {
    queued.unavailable.add("door");
    JsonNode reply =
        queued.reply("[" + change("lamp") + "," + invalid() + ",3," + change("door") + "]");
    assertEquals(422, reply.path("status").asInt());
    assertEquals(List.of("lamp"), queued.devices());
    assertEquals(2, queued.rejected.size());
    assertTrue(queued.rejected.getFirst().body().contains("a:b"));
    assertFalse(queued.rejected.getFirst().body().contains("lamp"));
    assertEquals("3", queued.rejected.getLast().body());
    assertEquals(1, queued.overflow.size());
  }

  @Test
  void theProblemHoldsNothingThatSendersNamed() {
    String event =
        change("lamp")
            .replaceFirst("\\{", "{\"EventId\":\"canary-id\",\"canary\":1,")
            .replace("0x0000", "canary-attribute");
    String problem = bare.problem(event).toString();
    assertTrue(problem.contains("/*"), problem);
    assertFalse(problem.contains("canary"), problem);
  }

  /**
   * One way to hand an event over.
   *
   * @param wrap from an event to the bytes that Lambda hands over, as text
   */
  record Carrier(String name, UnaryOperator<String> wrap) {
    String of(String event) {
      return wrap.apply(event);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}

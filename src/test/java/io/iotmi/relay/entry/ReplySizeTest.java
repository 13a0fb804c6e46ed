package io.iotmi.relay.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reply that Lambda or a load balancer cannot hand back is none: the caller tries again. */
final class ReplySizeTest {
  private static final int LAMBDA = 6 * 1024 * 1024;
  private static final int BALANCER = 1_000_000;
  private static final int MANY = 10_000;

  /** The longest there is. */
  private static final String TRACE = "t".repeat(128);

  private final TestRelay relay = TestRelay.withoutQueues();

  /** Quotation marks double inside a reply, and again where they are escaped already. */
  @ParameterizedTest
  @CsvSource({"x, 430", "\\\", 100", "\\\\, 100", "\u00e9, 200", "\\u0001, 60"})
  void tenThousandLongIdsAreAnsweredWithWhatFits(String part, int times) {
    byte[] event =
        Carriers.httpApi(events(MANY, part.repeat(times), "lamp"), TRACE).getBytes(UTF_8);
    assertTrue(event.length < LAMBDA, "what Lambda hands over");
    byte[] reply = relay.bytes(new String(event, UTF_8), "request");
    assertTrue(reply.length < LAMBDA, reply.length + " bytes");
    assertTrue(reply.length > 5_900_000, reply.length + " bytes");
    JsonNode answer = body(reply);
    assertEquals(200, answer.path("status").asInt());
    int omitted = answer.path("omitted").path("delivered").asInt();
    assertTrue(omitted > 0);
    assertEquals(MANY, answer.path("events").size() + omitted);
    assertEquals(0, answer.path("events").path(0).path("position").asInt());
  }

  @Test
  void theWorstAreListedBeforeTheRest() {
    String body = events(MANY, "x".repeat(430), "lamp").replace("lamp9999", "lamp:9999");
    JsonNode answer = body(relay.bytes(Carriers.httpApi(body, TRACE), "request"));
    assertEquals(422, answer.path("status").asInt());
    JsonNode last = answer.path("events").path(answer.path("events").size() - 1);
    assertEquals(9_999, last.path("position").asInt());
    assertEquals("/9999/ConnectorDeviceId", last.at("/faults/0/pointer").asText());
    assertTrue(answer.path("omitted").path("delivered").asInt() > 0);
    assertTrue(answer.path("omitted").path("rejected").isMissingNode());
  }

  @Test
  void aSmallReplyOmitsNothing() {
    JsonNode answer =
        body(relay.bytes(Carriers.httpApi(Carriers.change("lamp"), TRACE), "request"));
    assertTrue(answer.path("omitted").isMissingNode());
  }

  @Test
  void faultsAreListedAsFarAsTheyFit() {
    String body = events(MANY, "x".repeat(430), "la:mp");
    byte[] reply = relay.bytes(Carriers.httpApi(body, TRACE), "request");
    assertTrue(reply.length < LAMBDA, reply.length + " bytes");
    JsonNode answer = body(reply);
    assertEquals("pattern", answer.at("/events/0/faults/0/rule").asText());
    assertEquals(
        MANY, answer.path("events").size() + answer.path("omitted").path("rejected").asInt());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLoadBalancerTakesOneMegabyte(boolean multiValue) {
    String event =
        "{\"requestContext\":{\"elb\":{}},\"httpMethod\":\"POST\",\""
            + (multiValue ? "multiValueHeaders" : "headers")
            + "\":{\"x-trace-id\":"
            + (multiValue ? "[\"" + TRACE + "\"]" : "\"" + TRACE + "\"")
            + "},\"body\":"
            + Carriers.quoted(events(5_000, "x".repeat(60), "lamp"))
            + "}";
    byte[] reply = relay.bytes(event, "request");
    assertTrue(reply.length < BALANCER, reply.length + " bytes");
    assertTrue(body(reply).path("omitted").path("delivered").asInt() > 0);
  }

  @Test
  void aDirectInvokerGetsWhatFitsToo() {
    TestRelay queued = TestRelay.withQueues();
    byte[] reply = queued.bytes(events(MANY, "x".repeat(480), "la:mp"), "request");
    assertEquals(MANY, queued.rejected.size());
    assertTrue(reply.length < LAMBDA, reply.length + " bytes");
    assertEquals(422, StrictJson.read(text(reply)).path("status").asInt());
  }

  @Test
  void anErrorIsShortHoweverManyEventsFail() {
    InvocationFailed failed =
        assertThrows(
            InvocationFailed.class,
            () -> relay.bytes(events(MANY, "x".repeat(400), "la:mp"), "request"));
    String message = String.valueOf(failed.getMessage());
    assertTrue(message.length() < 8_192, message.length() + " characters");
    JsonNode problem = StrictJson.read(message);
    assertEquals(422, problem.path("status").asInt());
    assertEquals(
        MANY, problem.path("events").size() + problem.path("omitted").path("rejected").asInt());
    assertEquals("pattern", problem.at("/events/0/faults/0/rule").asText());
  }

  @Test
  void tenThousandMessagesMayReturnToTheirQueue() {
    relay.unavailable.add("lamp");
    String records =
        IntStream.range(0, MANY)
            .mapToObj(i -> Carriers.sqsRecord("%08d-5b1e-4d7c-9a53-0a1b2c3d4e5f".formatted(i), "{"))
            .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    byte[] reply = relay.bytes(records, "request");
    assertTrue(reply.length < LAMBDA, reply.length + " bytes");
    assertEquals(MANY, StrictJson.read(text(reply)).path("batchItemFailures").size());
  }

  private static String events(int count, String id, String device) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                """
                {"EventId":"%s%d","Operation":"DEVICE_EVENT","ConnectorDeviceId":"%s%d",\
                "Message":"on"}"""
                    .formatted(id, i, device, i))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static JsonNode body(byte[] reply) {
    return StrictJson.read(StrictJson.read(text(reply)).path("body").asText());
  }

  private static String text(byte[] reply) {
    return new String(reply, UTF_8);
  }
}

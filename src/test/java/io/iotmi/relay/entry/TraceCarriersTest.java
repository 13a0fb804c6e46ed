package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tracing infrastructure adds never costs the event; an id that a sender gave is judged. */
final class TraceCarriersTest {
  private static final String HEX = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + HEX + "-00f067aa0ba902b7-01";
  private static final String XRAY = "Root=1-67891233-abcdef012345678912345678;Sampled=1";

  private final RelayInMemory relay = new RelayInMemory();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Root=;",
        "Root=my/trace.1",
        "Root=",
        "Root= 1-a-b",
        "root=1-a-b",
        "Root",
        ";",
        "garbage",
        "Root=1-a-b;gar bage",
        "Root=1-a-b\r\nHost: evil",
        "Root=1-a-b;Note=caf\u00e9",
        "Root=1-a-b,Root=1-c-d",
        "Self=1-a-b;Sampled=1"
      })
  void aMalformedXRayHeaderIsPassedOverAndNotForwarded(String header) {
    relay.outcomes(Sent.http(Map.of("X-Amzn-Trace-Id", header), Sent.change("1")));
    ObjectNode event = Sent.sqs("m-1", Sent.change("1"), Map.of());
    ((ObjectNode) event.path("Records").path(0).path("attributes")).put("AWSTraceHeader", header);
    relay.take(event);
    assertEquals(List.of("", ""), traces());
    assertEquals(List.of("null", "null"), relay.forwarded());
  }

  @Test
  void aMalformedXRayHeaderOfAnyLengthIsPassedOver() {
    String header = "Root=" + "1".repeat(129) + ";Note=" + "x".repeat(5_000);
    relay.outcomes(Sent.http(Map.of("X-Amzn-Trace-Id", header), Sent.change("1")));
    assertEquals(List.of(""), traces());
    assertEquals(List.of("null"), relay.forwarded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Root=1-a-b", "Self=1-c-d;Root=1-a-b;Lineage=a:1|b:2;CalledFrom=my app;"})
  void aWellFormedXRayHeaderIsForwardedAsItCame(String header) {
    relay.outcomes(Sent.http(Map.of("X-Amzn-Trace-Id", header), Sent.change("1")));
    assertEquals(List.of("1-a-b"), traces());
    assertEquals(List.of(header), relay.forwarded());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x"
      })
  void aMalformedTraceparentIsPassedOverInEveryCarrier(String parent) {
    String extension = "\"traceparent\":\"" + parent + "\",";
    Map<String, String> headers =
        new HashMap<>(Map.of("traceparent", parent, "X-Amzn-Trace-Id", XRAY));
    relay.outcomes(Sent.http(headers, Sent.cloudEvent(extension, "1")));
    ObjectNode queued = Sent.sqs("m-1", sns(Sent.change("1"), "traceparent", parent), Map.of());
    ObjectNode message = (ObjectNode) queued.path("Records").path(0);
    ((ObjectNode) message.path("attributes")).put("AWSTraceHeader", XRAY);
    message.withObject("/messageAttributes/traceparent").put("stringValue", parent);
    relay.take(queued);
    String root = "1-67891233-abcdef012345678912345678";
    assertEquals(List.of(root, root), traces());
  }

  @Test
  void theNextCarrierOfATraceparentCountsWhereTheFirstIsMalformed() {
    relay.take(
        Sent.sqs("m-1", sns(Sent.change("1"), "traceparent", PARENT), Map.of("traceparent", "00")));
    String inner = sns(Sent.change("1"), "traceparent", PARENT);
    relay.take(Sent.sqs("m-2", sns(inner, "traceparent", "00"), Map.of()));
    relay.outcomes(
        Sent.http(
            Map.of("traceparent", PARENT),
            Sent.cloudEvent("\"traceparent\":\"00\",\"id\":\"2\",", "1")
                .replace("\"id\":\"ce-1\",", "")));
    assertEquals(List.of(HEX, HEX, HEX), traces());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"X-Trace-Id | TraceId", "x-trace-id | traceid"})
  void anEmptyTraceIdCountsAsAbsent(String header, String member) {
    String own = "\"" + member + "\":\"\",";
    String body = member.equals("TraceId") ? Sent.change(own, "1") : Sent.cloudEvent(own, "1");
    assertEquals(
        List.of("delivered"),
        relay.outcomes(Sent.http(Map.of(header, "", "traceparent", PARENT), body)));
    assertEquals(List.of(HEX), traces());
  }

  @Test
  void anEmptyAttributeCountsAsAbsent() {
    relay.take(Sent.sqs("m-1", sns(Sent.change("1"), "TraceId", "wrapped"), Map.of("TraceId", "")));
    String twice = sns(sns(Sent.change("1"), "TraceId", "inner"), "TraceId", "");
    relay.take(Sent.sqs("m-2", twice, Map.of()));
    relay.take(Sent.sqs("m-3", Sent.change("1"), Map.of("TraceId", "", "traceparent", PARENT)));
    assertEquals(List.of("wrapped", "inner", HEX), traces());
  }

  @Test
  void anEmptyTraceIdIsNoneForTheAnswerToACommand() {
    String answer =
        "{\"Operation\":\"DEVICE_COMMAND_RESPONSE\",\"ConnectorDeviceId\":\"d\",\"Message\":\"m\","
            + "\"TraceId\":\"\"}";
    assertEquals(
        "/TraceId",
        relay.body(Sent.http(Map.of("traceparent", PARENT), answer)).findPath("pointer").asText());
    assertEquals(
        List.of("delivered"), relay.outcomes(Sent.http(Map.of("X-Trace-Id", "t-1"), answer)));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a b", "a/b", "a\n", "caf\u00e9"})
  void anIdThatWasAddressedToTheRelayStaysAFault(String id) {
    JsonNode text = Sent.text(id);
    assertEquals(
        "header X-Trace-Id",
        relay
            .body(Sent.http(Map.of("X-Trace-Id", id), Sent.change("1")))
            .findPath("pointer")
            .asText());
    assertEquals(
        "/TraceId",
        relay
            .body(Sent.http(Map.of(), Sent.change("\"TraceId\":" + text + ",", "1")))
            .findPath("pointer")
            .asText());
    assertEquals(
        "/traceid",
        relay
            .body(Sent.http(Map.of(), Sent.cloudEvent("\"traceid\":" + text + ",", "1")))
            .findPath("pointer")
            .asText());
    relay.take(Sent.sqs("m-1", Sent.change("1"), Map.of("TraceId", id)));
    assertEquals("attribute TraceId", relay.onlyQueued().get("Pointer"));
    assertEquals(List.of(), relay.sent());
  }

  private static String sns(String message, String attribute, String value) {
    return "{\"Type\":\"Notification\",\"TopicArn\":\"t\",\"Message\":"
        + Sent.text(message)
        + ",\"MessageAttributes\":{\""
        + attribute
        + "\":{\"Type\":\"String\",\"Value\":"
        + Sent.text(value)
        + "}}}";
  }

  private List<String> traces() {
    return relay.sent().stream().map(request -> request.path("TraceId").asText()).toList();
  }
}

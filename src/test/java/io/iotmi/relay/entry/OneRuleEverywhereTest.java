package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules about texts hold wherever such a text comes in. */
final class OneRuleEverywhereTest {
  private static final String MARK = "\uFEFF";
  private static final String DATA = "{\"clusters\":[{\"id\":\"6\",\"attributes\":{\"0\":1}}]}";

  private final RelayInMemory relay = new RelayInMemory();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/json",
        "TEXT/JSON",
        "text/json; charset=utf-8",
        "image/svg+json",
        "application/vnd.vendor.v2+JSON ;a=\"b;c\"",
        "x/json"
      })
  void aMediaTypeWhoseSubtypeIsJsonDeclaresJson(String type) {
    String declared = "\"datacontenttype\":" + Sent.text(type) + ",";
    assertEquals(
        List.of("delivered"), relay.outcomes(Sent.http(Map.of(), Sent.cloudEvent(declared, "1"))));
    assertEquals(List.of("delivered"), relay.outcomes(Sent.http(binary(type, "2"), DATA)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "json", "/json", "a/jsonx", "a/b+xml", "+json"})
  void anyOtherMediaTypeDeclaresNoJson(String type) {
    String declared = "\"datacontenttype\":\"" + type + "\",";
    assertEquals(
        "/datacontenttype",
        relay
            .body(Sent.http(Map.of(), Sent.cloudEvent(declared, "1")))
            .findPath("pointer")
            .asText());
    assertEquals(
        "header Content-Type",
        relay.body(Sent.http(binary(type, "2"), DATA)).findPath("pointer").asText());
  }

  /** A change behind a byte order mark, in every place where a text in JSON comes in. */
  static Stream<ObjectNode> marked() {
    String change = MARK + Sent.change("1");
    String sns = "{\"Type\":\"Notification\",\"TopicArn\":\"t\",\"Message\":%s}";
    String event =
        Sent.cloudEvent("", "1")
            .replaceFirst("\"data\":.*", "\"data_base64\":\"" + base64(MARK + DATA) + "\"}");
    ObjectNode encoded = Sent.http(Map.of(), base64(change)).put("isBase64Encoded", true);
    ObjectNode binary = Sent.http(binary("text/json", "1"), MARK + DATA);
    return Stream.of(
        Sent.http(Map.of(), change),
        encoded,
        binary,
        Sent.http(Map.of(), event),
        Sent.http(Map.of(), sns.formatted(Sent.text(change))),
        Sent.sqs("m-1", change, Map.of()),
        Sent.sqs("m-1", event, Map.of()),
        Sent.sqs("m-1", MARK + sns.formatted(Sent.text(change)), Map.of()));
  }

  @ParameterizedTest
  @MethodSource("marked")
  void aByteOrderMarkIsNoPartOfAText(ObjectNode event) {
    relay.reply(event);
    assertEquals(1, relay.sent().size());
    assertEquals(List.of(), relay.queued());
  }

  @Test
  void aSecondByteOrderMarkIsNoJson() {
    assertEquals(
        List.of("unreadable"), relay.outcomes(Sent.http(Map.of(), MARK + MARK + Sent.change("1"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T08:15:30+23:59",
        "2026-11-20T08:15:30-23:59",
        "2026-11-20T08:15:30-18:30",
        "2026-11-20T08:15:30-00:00",
        "2026-11-20t08:15:30z",
        "2026-11-20T08:15:30.1234567890123456789Z",
        "2026-12-31T23:59:60Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59.999999999-23:59"
      })
  void aTimestampOfRfc3339IsOneInBothForms(String time) {
    assertEquals(List.of("delivered"), outcome(Sent.change(time("EventTime", time), "1")));
    assertEquals(List.of("delivered"), outcome(Sent.cloudEvent(time("time", time), "1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T08:15:30+24:00",
        "2026-11-20T08:15:30+23:60",
        "2026-11-20T08:15:30+1:00",
        "2026-11-20T08:15:30+0100",
        "2026-11-20T08:15:30",
        "2026-11-20 08:15:30Z",
        "2026-02-30T08:15:30Z",
        "2026-11-20T24:00:00Z",
        "2026-11-20T08:15:61Z",
        "2026-11-20T08:15:30.Z",
        ""
      })
  void anyOtherTimeIsAFaultInBothForms(String time) {
    assertEquals(List.of("rejected"), outcome(Sent.change(time("EventTime", time), "1")));
    assertEquals(List.of("rejected"), outcome(Sent.cloudEvent(time("time", time), "1")));
  }

  private List<String> outcome(String body) {
    return relay.outcomes(Sent.http(Map.of(), body));
  }

  private static String time(String member, String time) {
    return "\"" + member + "\":\"" + time + "\",";
  }

  private static Map<String, String> binary(String contentType, String id) {
    return Map.of(
        "Content-Type", contentType,
        "ce-specversion", "1.0",
        "ce-id", id,
        "ce-source", "s",
        "ce-type", "device.changed",
        "ce-subject", "lamp");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.telemetry.StandardOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.Level;

/** What a sender can make the relay write into its log. */
@Isolated
final class LogBoundsTest {
  private static final String NAME = "alice@example.com";

  private final RelayInMemory relay = new RelayInMemory();

  @Test
  void aMegabyteOfInvalidEventsWritesFewLines() {
    String one = "{\"Operation\":\"" + "x".repeat(80) + "\"}";
    String body = "[" + (one + ",").repeat(9_999) + one + "]";
    assertTrue(body.length() > 950_000);
    List<String> lines = printed(Sent.http(Map.of(), body));
    assertEquals(21, lines.size());
    assertTrue(bytes(lines) < 24_000, () -> bytes(lines) + " bytes");
    JsonNode rest = StrictJson.read(lines.getLast());
    assertEquals("further events", rest.path("message").asText());
    assertEquals(9_980, rest.path("events").asInt());
    assertEquals(StrictJson.read("{\"rejected\":9980}"), rest.path("outcomes"));
    assertEquals(StrictJson.read("{\"enum\":9980}"), rest.path("rules"));
  }

  @Test
  void aBatchOfUnreadableMessagesWritesFewLines() {
    ObjectNode batch = Sent.sqs("m-0", "no", Map.of());
    for (int i = 1; i < 500; i++) {
      batch.withArray("Records").add(Sent.sqs("m-" + i, "no", Map.of()).at("/Records/0"));
    }
    List<String> lines = printed(batch);
    assertEquals(21, lines.size());
    assertEquals("m-19", StrictJson.read(lines.get(19)).path("messageId").asText());
  }

  @Test
  void anEventWithAThousandFaultsWritesAShortLine() {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      members.append("\"").append(NAME).append(i).append("\":1,");
    }
    List<String> lines = printed(Sent.http(Map.of(), Sent.change(members.toString(), "1")));
    assertEquals(1, lines.size());
    assertTrue(bytes(lines) < 2_048, () -> bytes(lines) + " bytes");
    JsonNode line = StrictJson.read(lines.getFirst());
    assertEquals(10, line.path("faults").size());
    assertEquals(991, line.path("furtherFaults").asInt());
  }

  @Test
  void deliveredEventsAreToldOneByOneBehindAnyNumberOfBadOnes() {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      events.add("{}");
      events.add(Sent.change("\"EventId\":\"e-" + i + "\",", "1"));
    }
    ObjectNode request = Sent.http(Map.of(), "[" + String.join(",", events) + "]");
    List<String> lines = printed(request);
    assertEquals(30, outcomes(lines, "delivered"));
    assertEquals(20, outcomes(lines, "unreadable"));
    List<String> all = StandardOutput.during(Level.DEBUG, () -> relay.reply(request));
    assertEquals(30, outcomes(all, "duplicate"));
    assertEquals(30, outcomes(all, "unreadable"));
  }

  /** An event with a name that tells something, and where the log and the reply place it. */
  static Stream<Arguments> namesOfTheSender() {
    String cluster = "{\"MatterEndpoint\":{\"clusters\":[{\"%s\":{\"%s\":null}}]}}";
    String data =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"device.changed\","
            + "\"subject\":\"d\",\"data\":{\"userId\":\"u\",\""
            + NAME
            + "\":{}}}";
    return Stream.of(
        Arguments.of("{\"Operation\":\"DEVICE_EVENT\",\"" + NAME + "\":1}", "/*1", "/" + NAME),
        Arguments.of(
            "[{\"MatterEndpoint\":{\"id\":\"1\",\"" + NAME + "\":1}}]",
            "/0/MatterEndpoint/*1",
            "/0/MatterEndpoint/" + NAME),
        Arguments.of(
            cluster.formatted("commands", NAME),
            "/MatterEndpoint/clusters/0/commands/*0",
            "/MatterEndpoint/clusters/0/commands/" + NAME),
        Arguments.of(
            cluster.formatted("events", "4917012345678"),
            "/MatterEndpoint/clusters/0/events/*0",
            "/MatterEndpoint/clusters/0/events/4917012345678"),
        Arguments.of(
            "{\"Devices\":[{\"CapabilityReport\":{\"endpoints\":[{\"" + NAME + "\":1}]}}]}",
            "/Devices/0/CapabilityReport/endpoints/0/*0",
            "/Devices/0/CapabilityReport/endpoints/0/" + NAME),
        Arguments.of(data, "/data/*1", "/data/" + NAME));
  }

  @ParameterizedTest
  @MethodSource("namesOfTheSender")
  void aNameThatTheSenderChoseStandsInTheReplyAndNotInTheLog(
      String body, String logged, String replied) {
    assertPlaces(Sent.http(Map.of(), body), logged, replied);
  }

  @Test
  void aHeadersNameThatTheSenderChoseStandsInTheReplyAndNotInTheLog() {
    Map<String, String> headers = new HashMap<>();
    headers.put("ce-specversion", "1.0");
    headers.put("ce-" + NAME, "%FF");
    assertPlaces(Sent.http(headers, "{}"), "header ce-*", "header ce-" + NAME);
    headers.remove("ce-" + NAME);
    headers.put("ce-subject", "%FF");
    assertPlaces(Sent.http(headers, "{}"), "header ce-subject", "header ce-subject");
  }

  private void assertPlaces(ObjectNode request, String logged, String replied) {
    List<String> lines = printed(request);
    assertFalse(lines.toString().contains(NAME), lines::toString);
    assertFalse(lines.toString().contains("491701"), lines::toString);
    assertTrue(pointers(StrictJson.read(lines.getFirst())).contains(logged), lines::toString);
    JsonNode body = relay.body(request);
    assertTrue(pointers(body).contains(replied), body::toString);
  }

  private static List<String> pointers(JsonNode json) {
    return json.findValuesAsText("pointer");
  }

  private List<String> printed(ObjectNode event) {
    return StandardOutput.during(() -> relay.reply(event));
  }

  private static long outcomes(List<String> lines, String outcome) {
    return lines.stream()
        .filter(line -> StrictJson.read(line).path("outcome").asText().equals(outcome))
        .count();
  }

  private static int bytes(List<String> lines) {
    return lines.stream().mapToInt(line -> line.length() + 1).sum();
  }
}

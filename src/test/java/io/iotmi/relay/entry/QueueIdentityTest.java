package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages of a queue are the same event. */
final class QueueIdentityTest {
  private static final String HASH =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private final RelayInMemory relay = new RelayInMemory();

  @Test
  void noEventIsLostWhoseDeduplicationIdNamesAState() {
    relay.take(Sent.fifo("m1", "lamp:on", Sent.change("true")));
    relay.take(Sent.fifo("m2", "lamp:off", Sent.change("false")));
    relay.passes(Duration.ofMinutes(20));
    relay.take(Sent.fifo("m3", "lamp:on", Sent.change("true")));
    assertEquals(List.of("true", "false", "true"), values());
    relay.take(Sent.fifo("m3", "lamp:on", Sent.change("true")));
    assertEquals(3, relay.sent().size(), "a redelivery has the same messageId");
  }

  @Test
  void aDeduplicationIdThatComesWithOtherContentIsNoConflict() {
    relay.take(Sent.fifo("m1", "lamp", Sent.change("true")));
    relay.take(Sent.fifo("m2", "lamp", Sent.change("false")));
    assertEquals(List.of("true", "false"), values());
    assertEquals(List.of(), relay.queued());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lamp",
        "connector#lamp",
        "#" + HASH,
        "connector" + HASH,
        "other#" + HASH,
        "connector#" + HASH + "0",
        "connector# " + HASH,
        "connector#" + HASH + "\n",
        "Connector#" + HASH,
        "connector#0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "connectorconnectorconnectorconnectorconnectorconnectorconnectorconnector#" + HASH
      })
  void aSendersOwnEventKeyOfAnotherFormIsIgnored(String key) {
    Map<String, String> attributes = Map.of("EventKey", key);
    relay.take(Sent.sqs("m1", Sent.change("true"), attributes));
    relay.take(Sent.sqs("m2", Sent.change("false"), attributes));
    relay.take(Sent.sqs("m3", Sent.change("true"), attributes));
    assertEquals(List.of("true", "false", "true"), values());
    relay.take(Sent.sqs("m3", Sent.change("true"), attributes));
    assertEquals(3, relay.sent().size(), "a redelivery has the same messageId");
    assertEquals(List.of(), relay.queued());
  }

  @Test
  void theRelaysOwnKeyStandsForAnEventWithoutAnId() {
    Map<String, String> attributes = Map.of("EventKey", "connector#" + HASH);
    relay.take(Sent.sqs("m1", Sent.change("true"), attributes));
    relay.take(Sent.sqs("m2", Sent.change("true"), attributes));
    assertEquals(1, relay.sent().size());
  }

  @Test
  void theRelaysOwnKeyNamesNoneOfSeveralEvents() {
    Map<String, String> attributes = Map.of("EventKey", "connector#" + HASH);
    String two = "[" + Sent.change("true") + "," + Sent.change("false") + "]";
    relay.take(Sent.sqs("m1", two, attributes));
    assertEquals(List.of("true", "false"), values());
  }

  @Test
  void anIdThatWasGivenAnewCountsMoreThanTheKeyOfTheOldOne() {
    relay.take(Sent.sqs("m1", Sent.change("\"EventId\":\"a\",", "true"), Map.of()));
    relay.take(Sent.sqs("m2", Sent.change("\"EventId\":\"a\",", "false"), Map.of()));
    Map<String, String> parked = relay.onlyQueued();
    relay.take(Sent.sqs("m3", Sent.change("\"EventId\":\"b\",", "false"), parked));
    assertEquals(List.of("true", "false"), values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"21.50", "2.15e1", "215E-1", "0.215e+2", "21.5000000000000000000000000"})
  void aNumberIsTheSameHoweverItIsWritten(String again) {
    String id = "\"EventId\":\"a\",";
    relay.take(Sent.sqs("m1", Sent.change(id, "{\"t\":[21.5]}"), Map.of()));
    relay.take(Sent.sqs("m2", Sent.change(id, "{\"t\":[" + again + "]}"), Map.of()));
    assertEquals(1, relay.sent().size());
    assertEquals(List.of(), relay.queued());
    relay.take(Sent.sqs("m3", Sent.change(id, "{\"t\":[21.51]}"), Map.of()));
    assertTrue(
        String.valueOf(relay.onlyQueued().get("Reason")).startsWith("conflict"),
        relay.queued()::toString);
  }

  @Test
  void theContentOfAnOcfResourceIsComparedByValueToo() {
    String event =
        Sent.cloudEvent("", "0")
            .replaceFirst(
                "\"data\":.*",
                "\"data\":{\"ocf\":{\"uri\":\"auc://lamp/t\",\"op\":\"n+d\",\"cn\":%s}}}");
    relay.take(Sent.sqs("m1", event.formatted("{\"t\":21.5,\"u\":1}"), Map.of()));
    relay.take(Sent.sqs("m2", event.formatted("{\"u\":1.0,\"t\":21.50}"), Map.of()));
    assertEquals(1, relay.sent().size());
    assertEquals(List.of(), relay.queued());
  }

  private List<String> values() {
    return relay.sent().stream().map(request -> request.findPath("0x0000").asText()).toList();
  }
}

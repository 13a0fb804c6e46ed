package io.iotmi.relay.stage.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id of its own is put where the relay looks for it first. */
final class OwnIdsTest {
  private static InboundMessage message(String body) {
    return new InboundMessage(
        0,
        new Source.Sqs("m", "arn", null, null, null, Map.of(), null, null, null),
        new Body.Text(body));
  }

  private static String named(String body, Integer... positions) {
    OwnIds ids = new OwnIds(i -> List.of(positions).contains(i) ? "new-" + i : null);
    return String.valueOf(ids.in(message(body)));
  }

  private static List<String> idsOf(String body) {
    return new MessageDecoder()
        .decode(message(body)).stream()
            .map(
                decoded ->
                    decoded instanceof Decoded.Understood(var event)
                        ? String.valueOf(event.id())
                        : "unreadable")
            .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Operation\":\"DEVICE_EVENT\"}",
        "{\"Operation\":\"DEVICE_EVENT\",\"EventId\":\"old\"}",
        "{\"specversion\":\"1.0\",\"id\":\"old\",\"source\":\"s\",\"type\":\"device.changed\"}",
        "{\"id\":\"e\",\"detail-type\":\"t\",\"source\":\"s\",\"detail\":{\"Operation\":\"X\"}}",
        "{\"Type\":\"Notification\",\"TopicArn\":\"t\",\"MessageId\":\"m\","
            + "\"Message\":\"{\\\"Operation\\\":\\\"X\\\"}\"}"
      })
  void anEventHasTheNewIdInEveryFormAndEnvelope(String body) {
    assertEquals(List.of("new-0"), idsOf(named(body, 0)));
  }

  @Test
  void onlyTheNamedEventsOfAnArrayChange() {
    String body =
        "[{\"Operation\":\"X\",\"EventId\":\"a\"},{\"Operation\":\"X\",\"EventId\":\"b\"},7]";
    assertEquals(List.of("a", "new-1", "unreadable"), idsOf(named(body, 1)));
  }

  @Test
  void numbersStayAsTheyWereWritten() {
    assertEquals(
        "{\"Operation\":\"X\",\"MatterEndpoint\":[1.10,1e400],\"EventId\":\"new-0\"}",
        named("{\"Operation\":\"X\",\"MatterEndpoint\":[1.10,1e400]}", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "7", "{}", "[7]", "{\"other\":1}"})
  void whereThereIsNoEventNoneIsNamed(String body) {
    assertNull(new OwnIds(i -> "new").in(message(body)));
  }

  /** The id is a text as a key is, and must not be taken for one. */
  @Test
  void aNewIdIsNoKeyOfTheRelay() {
    assertNull(EventKey.read("replay-6f1c-0"));
  }
}

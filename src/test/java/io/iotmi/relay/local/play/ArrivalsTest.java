package io.iotmi.relay.local.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.local.OutcomeLines.Line;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArrivalsTest {
  private final Arrivals arrivals = new Arrivals();

  /** The message id as the log has it: of the queue or the topic, none for all other sources. */
  @ParameterizedTest
  @CsvSource({
    "sns-device-change, 5f2b6c1e-8d0a-5b37-9a44-31c7e9d2b608, lamp-20, ",
    "pipe-device-change, c2a1d3e5-6f77-4b8c-9dae-1f2a3b4c5d6e, lamp-23, pipe-2",
    "sqs-device-change, ca734901-69ff-5963-ab6e-7c947ebcd657, lamp-1, chg-1",
    "eventbridge-device-change, , lamp-21, bus-1",
    "alb-device-change, , lamp-24, alb-1",
    "direct-device-change, , lamp-17, direct-1"
  })
  void anEventOfEachSourceIsFoundWithItsDeviceAndItsId(
      String file, @Nullable String messageId, String device, @Nullable String eventId) {
    EventFile event =
        EventFile.in(Path.of("events")).stream()
            .filter(each -> each.name().equals(file))
            .findFirst()
            .orElseThrow();
    arrivals.add("request", event.bytes());
    Optional<ArrivedEvent> found = arrivals.of(line(messageId, 0, List.of()));
    assertEquals(Optional.of(device), found.map(ArrivedEvent::device));
    assertEquals(Optional.ofNullable(eventId), found.map(ArrivedEvent::eventId));
  }

  @Test
  void aNameThatTheLogHoldsBackIsShownAsItsSenderWroteIt() {
    arrivals.add(
        "request",
        "{\"Operation\":\"X\",\"Colour\":1,\"Devices\":[{\"a\":{},\"b\":{\"c\":1}}]}"
            .getBytes(UTF_8));
    assertEquals(
        List.of("/Colour no such member", "/Devices/0/b/c no such member", "nothing to name"),
        named(0, "/*1 no such member", "/Devices/0/*1/*0 no such member", "nothing to name"));
  }

  @Test
  void thePlaceOfAnEventInItsArrayStaysInFront() {
    arrivals.add("request", "[{\"a\":1},{\"Operation\":\"X\",\"Colour\":1}]".getBytes(UTF_8));
    assertEquals(List.of("/1/Colour no such member"), named(1, "/1/*1 no such member"));
  }

  @Test
  void aPlaceThatIsNotInTheEventStaysAsItIs() {
    arrivals.add("request", "{\"Operation\":\"X\"}".getBytes(UTF_8));
    assertEquals(
        List.of("/*7/x no such member", "/Operation/*0", "/"),
        named(0, "/*7/x no such member", "/Operation/*0", "/"));
  }

  private List<String> named(int position, String... why) {
    return arrivals.named(line(null, position, List.of(why))).why();
  }

  private static Line line(@Nullable String messageId, int position, List<String> why) {
    return new Line("", messageId, position, "rejected", null, null, "request", why);
  }
}

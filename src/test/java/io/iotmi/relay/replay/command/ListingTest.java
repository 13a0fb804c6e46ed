package io.iotmi.relay.replay.command;

import static io.iotmi.relay.replay.command.Waiting.RANGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.replay.queue.QueueTrouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ListingTest {
  private final Waiting waiting = new Waiting();

  private String list() throws QueueTrouble {
    Listing listing = new Listing(Filter.ALL);
    listing.report(waiting.visit(listing), waiting.lines::add, waiting.queue.now());
    return waiting.text();
  }

  @Test
  void reasonsAreCountedWithTheFirstAndTheLastTime() throws QueueTrouble {
    waiting.parked("a", "unreadable: not JSON");
    waiting.parked("b", RANGE);
    waiting.queue.pass(Duration.ofHours(3));
    waiting.parked("c", RANGE);
    assertEquals(
        List.of(
            "3 messages",
            "  COUNT  OLDEST                NEWEST                AGE      REASON",
            "      2  2026-11-26T10:00:00Z  2026-11-26T13:00:00Z  3 h      " + RANGE,
            "      1  2026-11-26T10:00:00Z  2026-11-26T10:00:00Z  3 h      unreadable: not JSON"),
        list().lines().toList());
  }

  @Test
  void anEmptyQueueHasNoTable() throws QueueTrouble {
    assertEquals("0 messages", list());
  }

  @Test
  void whatTheEndpointSaidIsNeitherShownNorToldApart() throws QueueTrouble {
    String refused = "rejected: refused: ValidationException (HTTP 400)";
    waiting.parked("a", refused + ": jane").parked("b", refused + ": jack");
    assertTrue(list().contains("      2  "), waiting.text());
    assertFalse(waiting.text().contains("ja"), waiting.text());
  }

  @Test
  void messagesThatCannotBeReplayedAreCounted() throws QueueTrouble {
    waiting.queue.put("a", "{}", Map.of("RelayForm", "envelope"));
    waiting.queue.put("b", "{\"requestContext\":{},\"requestPayload\":{}}", Map.of());
    waiting.queue.put("c", "[]", Map.of());
    String text = list();
    assertTrue(text.contains("damaged: an envelope of the relay has version 1"), text);
    assertTrue(text.contains("1 message cannot be read and will not be replayed"), text);
    assertTrue(text.contains("1 failed invocation will not be replayed"), text);
    assertTrue(text.contains("dead letter"), text);
  }

  @Test
  void whatCouldNotBeSeenIsSaid() throws QueueTrouble {
    waiting.parked("a", RANGE).parked("b", RANGE);
    waiting.queue.takeAway("b", Duration.ofHours(1));
    assertTrue(list().contains("not seen: about 1 message in flight elsewhere"), waiting.text());
  }
}

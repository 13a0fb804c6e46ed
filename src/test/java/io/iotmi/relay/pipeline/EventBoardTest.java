package io.iotmi.relay.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.BareEvents;
import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.map.Mapped;
import io.iotmi.relay.stage.plan.Candidate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EventBoardTest {
  private static final Outcome DELIVERED = new Outcome.Delivered();
  private static final Outcome LATER =
      new Outcome.RetryLater(Outcome.Reason.THROTTLED, "too many requests");
  private static final List<Violation> FAULTS =
      List.of(new Violation("/a", "required", "is missing"));

  @Test
  void theFirstOutcomeOfAnEventCounts() {
    EventBoard board = board(event(0, "a", "d", null));
    assertTrue(board.decide(ref(0), DELIVERED));
    assertFalse(board.decide(ref(0), LATER));
    assertEquals(List.of(DELIVERED), outcomes(board));
  }

  @Test
  void everyEventNeedsAnOutcome() {
    EventBoard board = board(event(0, "a", "d", null));
    assertThrows(IllegalStateException.class, () -> board.relayed(Counts.NONE));
  }

  @Test
  void undecidedEventsComeInTheOrderOfArrivalAndEachKeyOnce() {
    EventBoard board =
        board(
            event(0, "a", "d", null),
            event(1, null, "d", null),
            event(2, "a", "d", null),
            event(3, "b", "d", null),
            event(4, null, "d", null));
    assertEquals(List.of(ref(0), ref(1), ref(3), ref(4)), refs(board.undecided()));
  }

  @Test
  void aRepeatSharesTheFateOfTheFirstEventWithItsKey() {
    Outcome refused = new Outcome.Rejected(FAULTS);
    EventBoard board =
        board(
            event(0, "delivered", "d", null),
            event(1, "delivered", "d", null),
            event(2, "later", "d", null),
            event(3, "later", "d", null),
            event(4, "refused", "d", null),
            event(5, "refused", "d", null));
    board.decide(ref(0), DELIVERED);
    board.decide(ref(2), LATER);
    board.decide(ref(4), refused);
    List<Outcome> outcomes = outcomes(board);
    assertEquals(new Outcome.Duplicate(), outcomes.get(1));
    assertEquals(Outcome.Reason.HELD_ELSEWHERE, reason(outcomes.get(3)));
    assertEquals(refused, outcomes.get(5));
  }

  @Test
  void aRepeatWithAnotherContentIsAConflict() {
    EventBoard board = board(event(0, "a", "d", null), event(1, "a", "other", null));
    assertEquals(List.of(ref(0)), refs(board.undecided()));
    board.decide(ref(0), DELIVERED);
    assertEquals(List.of(DELIVERED, new Outcome.Conflict()), outcomes(board));
  }

  @Test
  void aRepeatInAnotherGroupIsTriedAgainWhateverBecomesOfTheFirst() {
    EventBoard board = board(event(0, "a", "d", "g"), event(1, "a", "d", "other"));
    board.decide(ref(0), DELIVERED);
    assertEquals(Outcome.Reason.HELD_ELSEWHERE, reason(outcomes(board).get(1)));
  }

  @Test
  void thePlannerSeesWhatIsReadyAndWhatOthersMayHaveToWaitFor() {
    Mapped rejected =
        new Mapped.Rejected(ref(2), "g", FAULTS, null, new EventKey("c#r"), "connector", null);
    EventBoard board =
        board(event(0, "a", "d", "g"), event(1, "b", "d", "g"), rejected, event(3, "a", "d", "g"));
    board.decide(ref(1), LATER);
    List<Candidate> candidates = board.candidates();
    assertEquals(3, candidates.size(), "the repeat goes with the first event");
    assertInstanceOf(Candidate.Ready.class, candidates.get(0));
    assertEquals(LATER, ((Candidate.Decided) candidates.get(1)).outcome());
    assertEquals(new Candidate.Decided(new Outcome.Rejected(FAULTS), "g", null), candidates.get(2));
  }

  @Test
  void aRejectedEventKeepsWhatWasLearntOfIt() {
    EventBoard board =
        board(
            new Mapped.Rejected(
                ref(0), null, FAULTS, null, new EventKey("c#r"), "connector", null));
    EventResult result = board.relayed(Counts.NONE).results().getFirst();
    assertEquals(new Outcome.Rejected(FAULTS), result.outcome());
    assertEquals(new EventKey("c#r"), result.key());
    assertEquals("connector", result.connectorId());
  }

  private static EventBoard board(Mapped... mapped) {
    List<Decoded> decoded = new ArrayList<>();
    for (int i = 0; i < mapped.length; i++) {
      decoded.add(
          new Decoded.Understood(
              new ThirdPartyEvent.RequestForm(
                  new ThirdPartyEvent.Arrival(
                      ref(i), "", null, null, null, ThirdPartyEvent.Identities.NONE, null),
                  Json.Obj.EMPTY)));
    }
    return EventBoard.of(
        Arrived.of(decoded).events(), event -> mapped[event.arrival().ref().position()]);
  }

  private static Mapped event(
      int position, @Nullable String key, String digest, @Nullable String group) {
    return new Mapped.Accepted(BareEvents.at(position, group, key, digest));
  }

  private static EventRef ref(int position) {
    return new EventRef(0, position);
  }

  private static List<EventRef> refs(List<ConnectorEvent> events) {
    return events.stream().map(ConnectorEvent::ref).toList();
  }

  private static List<Outcome> outcomes(EventBoard board) {
    return board.relayed(Counts.NONE).results().stream().map(EventResult::outcome).toList();
  }

  private static Outcome.Reason reason(Outcome outcome) {
    return assertInstanceOf(Outcome.RetryLater.class, outcome).reason();
  }
}

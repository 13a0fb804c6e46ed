package io.iotmi.relay.stage.send;

import static io.iotmi.relay.stage.send.Lanes.DEADLINE;
import static io.iotmi.relay.stage.send.Lanes.lane;
import static io.iotmi.relay.stage.send.Lanes.merged;
import static io.iotmi.relay.stage.send.Lanes.reason;
import static io.iotmi.relay.stage.send.Lanes.ref;
import static io.iotmi.relay.stage.send.Lanes.request;
import static io.iotmi.relay.stage.send.Lanes.single;
import static io.iotmi.relay.stage.send.Lanes.urgent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Outcome.Reason;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the runtime's slots hear of the requests of a dispatch. */
final class ExpectedRequestsTest {
  private static final Duration LEAST_TIME = Duration.ofMillis(300);

  private final List<String> sent = new ArrayList<>();
  private ScriptedSlots slots = new ScriptedSlots(Integer.MAX_VALUE);

  @AfterEach
  void nothingIsExpectedOnceABatchIsOver() {
    assertEquals(0, slots.expected());
  }

  @Test
  void theRequestsOfAllLanesAreAnnounced() {
    dispatch(Map.of(), lane(single(0), single(1)), lane(single(2), single(3)));
    assertEquals(List.of(3, 2, 1, 0), slots.following());
  }

  @Test
  void whatALaneGivesUpIsNoLongerToCome() {
    dispatch(
        Map.of("r0", new Answer.Unavailable("down")),
        lane(single(0), single(1), single(2)),
        lane(single(3)));
    assertEquals(List.of(3, 0), slots.following());
  }

  @Test
  void thePartsOfARefusedMergedRequestAreToCome() {
    dispatch(Map.of("merged", new Answer.Refused("no")), lane(merged()), lane(single(2)));
    assertEquals(List.of(1, 2, 1, 0), slots.following());
  }

  @Test
  void whatAConnectorThatIsNotFoundHoldsBackTakesNoSlot() {
    PlannedRequest held = request("gone", List.of(ref(1)), List.of(ref(1)));
    dispatch(
        Map.of("gone", new Answer.ConnectorNotFound("404")),
        lane(request("gone", List.of(ref(0)), List.of(ref(0)))),
        lane(held));
    assertEquals(List.of(1), slots.following());
  }

  @Test
  void requestsOfAnUnregisteredConnectorAreNotAnnounced() {
    dispatch(
        Map.of(),
        lane(request(SendConnectorEvent.UNREGISTERED, List.of(ref(0)), List.of(ref(0)))),
        lane(single(1)));
    assertEquals(List.of(0), slots.following());
    assertEquals(List.of("r1"), sent);
  }

  @Test
  void urgentRequestsAreNotAnnouncedBecauseTheyTakeNoSlot() {
    dispatch(Map.of(), lane(single(0), urgent(1)), lane(single(2)));
    assertEquals(List.of(1, 1, 0), slots.following());
    assertEquals(List.of(false, true, false), slots.urgency());
  }

  @Test
  void aRequestWithoutAStartIsNotSentAndEndsItsLane() {
    slots = new ScriptedSlots(1);
    Dispatch dispatch = dispatch(Map.of(), lane(single(0), single(1), single(2)), lane(single(3)));
    assertEquals(List.of("r0"), sent);
    assertEquals(List.of(3, 2, 0), slots.following());
    for (int late = 1; late <= 3; late++) {
      assertEquals(Reason.OUT_OF_TIME, reason(dispatch, late));
    }
  }

  @Test
  void noRequestStartsWithTooLittleTimeForItsAnswer() {
    dispatch(Map.of(), lane(single(0)));
    assertEquals(DEADLINE.end().minus(LEAST_TIME), slots.latest());
  }

  @Test
  void aSenderThatThrowsLeavesNothingExpected() {
    EventSender broken =
        (request, xray, deadline) -> {
          throw new IllegalStateException();
        };
    dispatch(broken, lane(single(0), single(1)), lane(single(2)));
    assertEquals(List.of(2, 0), slots.following());
  }

  private Dispatch dispatch(Map<String, Answer> answers, Lane... lanes) {
    return dispatch(new ScriptedSender(answers, sent), lanes);
  }

  private Dispatch dispatch(EventSender sender, Lane... lanes) {
    return Dispatch.of(
        new LaneDispatcher(sender, slots, LEAST_TIME, 1), List.of(lanes), DEADLINE, DEADLINE);
  }
}

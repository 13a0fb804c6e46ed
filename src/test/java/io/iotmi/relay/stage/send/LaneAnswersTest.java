package io.iotmi.relay.stage.send;

import static io.iotmi.relay.stage.send.Lanes.DEADLINE;
import static io.iotmi.relay.stage.send.Lanes.DELIVERED;
import static io.iotmi.relay.stage.send.Lanes.REFUSED;
import static io.iotmi.relay.stage.send.Lanes.dispatcher;
import static io.iotmi.relay.stage.send.Lanes.halting;
import static io.iotmi.relay.stage.send.Lanes.lane;
import static io.iotmi.relay.stage.send.Lanes.merged;
import static io.iotmi.relay.stage.send.Lanes.outcome;
import static io.iotmi.relay.stage.send.Lanes.reason;
import static io.iotmi.relay.stage.send.Lanes.ref;
import static io.iotmi.relay.stage.send.Lanes.request;
import static io.iotmi.relay.stage.send.Lanes.single;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Outcome.Reason;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the answer to one request means for all events of its lane. */
@Timeout(60)
final class LaneAnswersTest {
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  private Dispatch dispatch(Map<String, Answer> answers, Lane... lanes) {
    return Dispatch.of(
        dispatcher(new ScriptedSender(answers, sent), 4), List.of(lanes), DEADLINE, DEADLINE);
  }

  @Test
  void goesOnAfterARefusalUnlessTheLaneHalts() {
    Map<String, Answer> refusal = Map.of("r0", new Answer.Refused("no"));
    Dispatch dispatch = dispatch(refusal, lane(single(0), single(1)));
    assertEquals(REFUSED, outcome(dispatch, 0));
    assertEquals(DELIVERED, outcome(dispatch, 1));

    Dispatch halted = dispatch(refusal, halting(single(0), single(1)));
    assertEquals(REFUSED, outcome(halted, 0));
    assertEquals(Reason.BEHIND_ANOTHER, reason(halted, 1));
  }

  @Test
  void whatARefusedEventHoldsUpInItsOwnMessageIsRefusedWithIt() {
    EventRef neighbour = new EventRef(0, 1);
    Dispatch halted =
        dispatch(
            Map.of("r0", new Answer.Refused("no")),
            halting(single(0), request("next", List.of(neighbour), List.of(neighbour)), single(1)));
    assertEquals(List.of("r0"), sent);
    assertInstanceOf(Outcome.Rejected.class, halted.outcomes().get(neighbour));
    assertEquals(Reason.BEHIND_ANOTHER, reason(halted, 1));
  }

  @Test
  void holdsTheRestOfALaneBehindWhatIsToBeTriedAgain() {
    Map<Answer, Reason> reasons =
        Map.of(
            new Answer.Denied("role"), Reason.ACCESS_DENIED,
            new Answer.Throttled(), Reason.THROTTLED,
            new Answer.Unavailable("503"), Reason.ENDPOINT_UNAVAILABLE);
    reasons.forEach(
        (answer, reason) -> {
          sent.clear();
          Dispatch dispatch =
              dispatch(Map.of("r0", answer), lane(single(0), single(1)), lane(single(2)));
          assertEquals(reason, reason(dispatch, 0));
          assertEquals(Reason.BEHIND_ANOTHER, reason(dispatch, 1));
          assertEquals(DELIVERED, outcome(dispatch, 2));
          assertFalse(sent.contains("r1"));
          assertEquals(reason == Reason.ACCESS_DENIED ? 1 : 0, dispatch.denied());
        });
  }

  @Test
  void sendsTheMembersOfARefusedMergedRequestOneByOne() {
    Dispatch dispatch =
        dispatch(
            Map.of("merged", new Answer.Refused("bad"), "r0", new Answer.Refused("no")),
            lane(merged(), single(2)));
    assertEquals(List.of("merged", "r0", "r1", "r2"), sent);
    assertEquals(REFUSED, outcome(dispatch, 0));
    assertEquals(DELIVERED, outcome(dispatch, 1));
    assertEquals(DELIVERED, outcome(dispatch, 2));
    assertEquals(0, dispatch.savedByMerging());
  }

  @Test
  void haltsAmidTheMembersOfARefusedMergedRequest() {
    Dispatch dispatch =
        dispatch(
            Map.of("merged", new Answer.Refused("bad"), "r0", new Answer.Throttled()),
            lane(merged(), single(2)));
    assertEquals(List.of("merged", "r0"), sent);
    assertEquals(Reason.THROTTLED, reason(dispatch, 0));
    assertEquals(Reason.BEHIND_ANOTHER, reason(dispatch, 1));
    assertEquals(Reason.BEHIND_ANOTHER, reason(dispatch, 2));
  }

  @Test
  void sendsTheMembersOfARequestThatIsTooLargeOneByOne() {
    Map<String, Answer> tooLarge =
        Map.of("merged", new Answer.TooLarge("413"), "r1", new Answer.TooLarge("413"));
    Dispatch dispatch = dispatch(tooLarge, lane(merged(), single(2)));
    assertEquals(List.of("merged", "r0", "r1"), sent);
    assertEquals(DELIVERED, outcome(dispatch, 0));
    assertEquals(Reason.ENDPOINT_UNAVAILABLE, reason(dispatch, 1));
    assertEquals(Reason.BEHIND_ANOTHER, reason(dispatch, 2));
  }

  @Test
  void countsWhatMergingSaved() {
    assertEquals(1, dispatch(Map.of(), lane(merged())).savedByMerging());
  }

  @Test
  void sendsNoLaterPartOfARefusedEvent() {
    PlannedRequest one = request("one", List.of(ref(0)), List.of());
    PlannedRequest two = request("two", List.of(ref(0), ref(1)), List.of(ref(0), ref(1)));
    Dispatch dispatch =
        dispatch(Map.of("one", new Answer.Refused("no")), lane(one, two, single(2)));
    assertEquals(List.of("one"), sent);
    assertEquals(REFUSED, outcome(dispatch, 0));
    assertEquals(Reason.BEHIND_ANOTHER, reason(dispatch, 1));
    assertEquals(Reason.BEHIND_ANOTHER, reason(dispatch, 2));
  }

  @Test
  void deliversASplitEventWithItsLastPart() {
    PlannedRequest one = request("one", List.of(ref(0)), List.of());
    Dispatch delivered =
        dispatch(Map.of(), lane(one, request("two", List.of(ref(0)), List.of(ref(0)))));
    assertEquals(DELIVERED, outcome(delivered, 0));
    assertEquals(0, delivered.savedByMerging());
    Dispatch failed =
        dispatch(
            Map.of("two", new Answer.Throttled()),
            lane(one, request("two", List.of(ref(0)), List.of(ref(0)))));
    assertEquals(Reason.THROTTLED, reason(failed, 0));
  }

  @Test
  void holdsTheLaneForTimeWhenTheSenderHadNone() {
    Dispatch dispatch = dispatch(Map.of("r0", new Answer.OutOfTime()), lane(single(0), single(1)));
    assertEquals(Reason.OUT_OF_TIME, reason(dispatch, 0));
    assertEquals(Reason.OUT_OF_TIME, reason(dispatch, 1));
  }
}

package io.iotmi.relay.stage.send;

import static io.iotmi.relay.stage.send.Lanes.DEADLINE;
import static io.iotmi.relay.stage.send.Lanes.DELIVERED;
import static io.iotmi.relay.stage.send.Lanes.NOW;
import static io.iotmi.relay.stage.send.Lanes.dispatcher;
import static io.iotmi.relay.stage.send.Lanes.lane;
import static io.iotmi.relay.stage.send.Lanes.outcome;
import static io.iotmi.relay.stage.send.Lanes.reason;
import static io.iotmi.relay.stage.send.Lanes.ref;
import static io.iotmi.relay.stage.send.Lanes.request;
import static io.iotmi.relay.stage.send.Lanes.single;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Outcome.Reason;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LaneDispatcherTest {
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final EventSender accepting = new ScriptedSender(Map.of(), sent);

  @Test
  void sendsInOrderInsideALane() {
    Dispatch dispatch =
        Dispatch.of(
            dispatcher(accepting, 4),
            List.of(lane(single(0), single(1), single(2))),
            DEADLINE,
            DEADLINE);
    assertEquals(List.of("r0", "r1", "r2"), sent);
    assertEquals(
        Map.of(ref(0), DELIVERED, ref(1), DELIVERED, ref(2), DELIVERED), dispatch.outcomes());
    assertEquals(3, dispatch.requestsSent());
    assertEquals(0, dispatch.savedByMerging());
  }

  @Test
  void beginsLanesInTheirOrder() {
    List<Lane> lanes = List.of(lane(single(0)), lane(single(1)), lane(single(2)));
    Dispatch.of(dispatcher(accepting, 1), lanes, DEADLINE, DEADLINE);
    assertEquals(List.of("r0", "r1", "r2"), sent);
  }

  @Test
  void startsNothingOnceTimeIsUp() {
    Deadline passed = new Deadline(NOW, InstantSource.fixed(NOW));
    Dispatch dispatch =
        Dispatch.of(dispatcher(accepting, 2), List.of(lane(single(0), single(1))), passed, passed);
    assertEquals(List.of(), sent);
    assertEquals(Reason.OUT_OF_TIME, reason(dispatch, 0));
    assertEquals(Reason.OUT_OF_TIME, reason(dispatch, 1));
  }

  @Test
  void stopsALaneWhoseTimeRunsOutOnTheWay() {
    AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    EventSender slow =
        (request, xray, deadline) -> {
          clock.set(deadline.end());
          return new SendResult(new Answer.Accepted(), 1, 0);
        };
    Dispatch dispatch =
        Dispatch.of(
            dispatcher(slow, 1),
            List.of(lane(single(0), single(1))),
            new Deadline(NOW.plusSeconds(1), clock::get),
            new Deadline(NOW.plusSeconds(1), clock::get));
    assertEquals(DELIVERED, outcome(dispatch, 0));
    assertEquals(Reason.OUT_OF_TIME, reason(dispatch, 1));
  }

  @Test
  void losesNoEventToASenderThatThrows() {
    EventSender broken =
        (request, xray, deadline) -> {
          if (request.connectorId().equals("r0")) {
            throw new IllegalStateException("secret");
          }
          return new SendResult(new Answer.Accepted(), 1, 0);
        };
    Dispatch dispatch =
        Dispatch.of(
            dispatcher(broken, 1),
            List.of(lane(single(0), single(1)), lane(single(2))),
            DEADLINE,
            DEADLINE);
    assertEquals(
        new Outcome.RetryLater(Reason.ENDPOINT_UNAVAILABLE, "java.lang.IllegalStateException"),
        outcome(dispatch, 0));
    assertEquals(Reason.BEHIND_ANOTHER, reason(dispatch, 1));
    assertEquals(DELIVERED, outcome(dispatch, 2));
  }

  @Test
  void goesOnWhereAnOutcomeCannotBeTakenIn() {
    Map<EventRef, Integer> heard = new ConcurrentHashMap<>();
    Outcomes broken =
        new Outcomes() {
          @Override
          public boolean isDecided(EventRef ref) {
            return heard.containsKey(ref);
          }

          @Override
          public void decide(EventRef ref, Outcome outcome) {
            heard.merge(ref, outcome.equals(DELIVERED) ? 1 : 100, Integer::sum);
            if (ref.equals(ref(0))) {
              throw new IllegalStateException();
            }
          }
        };
    List<Lane> lanes = List.of(lane(single(0), single(1)), lane(single(2)));
    dispatcher(accepting, 2).dispatch(lanes, DEADLINE, DEADLINE, broken);
    assertEquals(Set.of(ref(0), ref(1), ref(2)), heard.keySet());
    assertEquals(3, sent.size());
  }

  @Test
  void sumsAttemptsAndThrottlesOfTheSender() {
    EventSender sender = (request, xray, deadline) -> new SendResult(new Answer.Accepted(), 3, 2);
    Dispatch dispatch =
        Dispatch.of(
            dispatcher(sender, 2), List.of(lane(single(0)), lane(single(1))), DEADLINE, DEADLINE);
    assertEquals(6, dispatch.requestsSent());
    assertEquals(4, dispatch.throttled());
  }
}

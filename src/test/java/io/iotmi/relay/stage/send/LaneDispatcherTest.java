package io.iotmi.relay.stage.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Outcome.Reason;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LaneDispatcherTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Deadline DEADLINE =
      new Deadline(NOW.plus(Duration.ofMinutes(1)), InstantSource.fixed(NOW));
  private static final Outcome DELIVERED = new Outcome.Delivered();
  private static final Outcome REFUSED =
      new Outcome.Rejected(List.of(new Fault("", "refused", "no")));

  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  /** Answers by the name of the request, Accepted where nothing is scripted. */
  private EventSender scripted(Map<String, Answer> answers) {
    return (request, xray, deadline) -> {
      sent.add(request.connectorId());
      return new SendResult(
          answers.getOrDefault(request.connectorId(), new Answer.Accepted()), 1, 0);
    };
  }

  private Dispatch dispatch(Map<String, Answer> answers, Lane... lanes) {
    return new LaneDispatcher(scripted(answers), 4)
        .dispatch(List.of(lanes), DEADLINE, (ref, outcome) -> {});
  }

  private static EventRef ref(int n) {
    return new EventRef(n, 0);
  }

  private static PlannedRequest request(
      String name, List<EventRef> carries, List<EventRef> completes, PlannedRequest... alone) {
    SendConnectorEvent event =
        new SendConnectorEvent(
            name, Operation.DEVICE_EVENT, null, null, null, null, null, null, null, null, null);
    return new PlannedRequest(event, null, carries, completes, List.of(alone));
  }

  private static PlannedRequest single(int n) {
    return request("r" + n, List.of(ref(n)), List.of(ref(n)));
  }

  private static PlannedRequest merged() {
    List<EventRef> both = List.of(ref(0), ref(1));
    return request("merged", both, both, single(0), single(1));
  }

  private static Lane lane(PlannedRequest... requests) {
    return new Lane(List.of(requests), false, false);
  }

  private static Lane halting(PlannedRequest... requests) {
    return new Lane(List.of(requests), false, true);
  }

  private static Reason reason(Dispatch dispatch, int n) {
    return ((Outcome.RetryLater) outcome(dispatch, n)).reason();
  }

  private static Outcome outcome(Dispatch dispatch, int n) {
    Outcome outcome = dispatch.outcomes().get(ref(n));
    if (outcome == null) {
      throw new AssertionError("event " + n + " has no outcome");
    }
    return outcome;
  }

  @Test
  void sendsInOrderInsideALane() {
    Dispatch dispatch = dispatch(Map.of(), lane(single(0), single(1), single(2)));
    assertEquals(List.of("r0", "r1", "r2"), sent);
    assertEquals(
        Map.of(ref(0), DELIVERED, ref(1), DELIVERED, ref(2), DELIVERED), dispatch.outcomes());
    assertEquals(3, dispatch.requestsSent());
    assertEquals(0, dispatch.savedByMerging());
  }

  @Test
  void sendsDifferentLanesAtTheSameTime() {
    CyclicBarrier together = new CyclicBarrier(3);
    EventSender sender =
        (request, xray, deadline) -> {
          try {
            together.await(30, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return new SendResult(new Answer.Accepted(), 1, 0);
        };
    Dispatch dispatch =
        new LaneDispatcher(sender, 3)
            .dispatch(
                List.of(lane(single(0)), lane(single(1)), lane(single(2))),
                DEADLINE,
                (ref, outcome) -> {});
    assertEquals(Set.of(DELIVERED), Set.copyOf(dispatch.outcomes().values()));
  }

  @Test
  void keepsToTheConcurrencyOfTheRuntimeAcrossDispatches() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    EventSender sender =
        (request, xray, deadline) -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          LockSupport.parkNanos(100_000);
          underWay.decrementAndGet();
          return new SendResult(new Answer.Accepted(), 1, 0);
        };
    LaneDispatcher dispatcher = new LaneDispatcher(sender, 2);
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lanes.add(lane(single(i)));
    }
    AtomicInteger settled = new AtomicInteger();
    List<Thread> invocations = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      invocations.add(
          Thread.ofPlatform()
              .start(
                  () ->
                      settled.addAndGet(
                          dispatcher.dispatch(lanes, DEADLINE, (r, o) -> {}).outcomes().size())));
    }
    for (Thread invocation : invocations) {
      invocation.join();
    }
    assertEquals(800, settled.get());
    assertTrue(most.get() <= 2, "at once: " + most);
  }

  @Test
  void beginsLanesInTheirOrder() {
    List<Lane> lanes = List.of(lane(single(0)), lane(single(1)), lane(single(2)));
    new LaneDispatcher(scripted(Map.of()), 1).dispatch(lanes, DEADLINE, (r, o) -> {});
    assertEquals(List.of("r0", "r1", "r2"), sent);
  }

  @Test
  void goesOnAfterARefusalUnlessTheLaneHalts() {
    Map<String, Answer> refusal = Map.of("r0", new Answer.Refused(false, "no"));
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
            Map.of("r0", new Answer.Refused(false, "no")),
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
            Map.of("merged", new Answer.Refused(true, "bad"), "r0", new Answer.Refused(true, "no")),
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
            Map.of("merged", new Answer.Refused(true, "bad"), "r0", new Answer.Throttled()),
            lane(merged(), single(2)));
    assertEquals(List.of("merged", "r0"), sent);
    assertEquals(Reason.THROTTLED, reason(dispatch, 0));
    assertEquals(Reason.BEHIND_ANOTHER, reason(dispatch, 1));
    assertEquals(Reason.BEHIND_ANOTHER, reason(dispatch, 2));
  }

  @Test
  void refusesAllMembersWhereTheRefusalIsNotAboutContent() {
    Dispatch dispatch = dispatch(Map.of("merged", new Answer.Refused(false, "no")), lane(merged()));
    assertEquals(Map.of(ref(0), REFUSED, ref(1), REFUSED), dispatch.outcomes());
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
        dispatch(Map.of("one", new Answer.Refused(true, "no")), lane(one, two, single(2)));
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
  void startsNothingOnceTimeIsUp() {
    Deadline passed = new Deadline(NOW, InstantSource.fixed(NOW));
    Dispatch dispatch =
        new LaneDispatcher(scripted(Map.of()), 2)
            .dispatch(List.of(lane(single(0), single(1))), passed, (r, o) -> {});
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
        new LaneDispatcher(slow, 1)
            .dispatch(
                List.of(lane(single(0), single(1))),
                new Deadline(NOW.plusSeconds(1), clock::get),
                (r, o) -> {});
    assertEquals(DELIVERED, outcome(dispatch, 0));
    assertEquals(Reason.OUT_OF_TIME, reason(dispatch, 1));
  }

  @Test
  void holdsTheLaneForTimeWhenTheSenderHadNone() {
    Dispatch dispatch = dispatch(Map.of("r0", new Answer.OutOfTime()), lane(single(0), single(1)));
    assertEquals(Reason.OUT_OF_TIME, reason(dispatch, 0));
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
        new LaneDispatcher(broken, 1)
            .dispatch(List.of(lane(single(0), single(1)), lane(single(2))), DEADLINE, (r, o) -> {});
    assertEquals(
        new Outcome.RetryLater(Reason.ENDPOINT_UNAVAILABLE, "java.lang.IllegalStateException"),
        outcome(dispatch, 0));
    assertEquals(Reason.BEHIND_ANOTHER, reason(dispatch, 1));
    assertEquals(DELIVERED, outcome(dispatch, 2));
  }

  @Test
  void tellsEachOutcomeOnceAndSurvivesAListenerThatThrows() {
    Map<EventRef, Integer> heard = new ConcurrentHashMap<>();
    Dispatch dispatch =
        new LaneDispatcher(scripted(Map.of()), 2)
            .dispatch(
                List.of(lane(single(0), single(1)), lane(single(2))),
                DEADLINE,
                (ref, outcome) -> {
                  heard.merge(ref, 1, Integer::sum);
                  if (ref.equals(ref(0))) {
                    throw new IllegalStateException();
                  }
                });
    assertEquals(Map.of(ref(0), 1, ref(1), 1, ref(2), 1), heard);
    assertEquals(3, dispatch.outcomes().size());
    assertEquals(Set.of(ref(0)), dispatch.unheard());
  }

  @Test
  void sumsAttemptsAndThrottlesOfTheSender() {
    EventSender sender = (request, xray, deadline) -> new SendResult(new Answer.Accepted(), 3, 2);
    Dispatch dispatch =
        new LaneDispatcher(sender, 2)
            .dispatch(List.of(lane(single(0)), lane(single(1))), DEADLINE, (r, o) -> {});
    assertEquals(6, dispatch.requestsSent());
    assertEquals(4, dispatch.throttled());
  }

  @Test
  void demandsRoomForAtLeastOneRequest() {
    assertThrows(IllegalArgumentException.class, () -> new LaneDispatcher(scripted(Map.of()), 0));
  }
}

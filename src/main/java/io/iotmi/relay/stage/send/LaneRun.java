package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Outcome.Reason;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.Violation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends the requests of one lane, one after the other. */
final class LaneRun {
  /** Not retried: redelivering its message would bring the refused event back too. */
  private static final Outcome BEHIND_REFUSED =
      rejected("an event that goes first was refused in the same message", null);

  private static final Outcome BEHIND_ANOTHER =
      new Outcome.RetryLater(Reason.BEHIND_ANOTHER, "an earlier event goes first");
  private static final Outcome OUT_OF_TIME =
      new Outcome.RetryLater(Reason.OUT_OF_TIME, "too little time was left");

  private final Lane lane;
  private final RequestGate gate;
  private final LaneReports tally;
  private final Set<Integer> refusedMessages = new HashSet<>();
  private boolean stopped;

  /** What becomes of the events that the lane no longer sends. */
  private Outcome rest = BEHIND_ANOTHER;

  LaneRun(Lane lane, RequestGate gate, LaneReports tally) {
    this.lane = lane;
    this.gate = gate;
    this.tally = tally;
  }

  void run() {
    Deque<PlannedRequest> todo = new ArrayDeque<>(lane.requests());
    while (!stopped && !todo.isEmpty()) {
      PlannedRequest request = todo.removeFirst();
      if (request.carries().stream().noneMatch(tally::isDecided)) {
        send(request, todo);
      } else {
        // An earlier part of an event was refused: its later parts must not reach the endpoint,
        // and what shares a request with them cannot go on its own.
        stopped = !request.carries().stream().allMatch(tally::isDecided);
        gate.forget(List.of(request));
      }
    }
    gate.forget(todo);
    settleRest();
  }

  private void send(PlannedRequest request, Deque<PlannedRequest> todo) {
    SendResult result = gate.send(request);
    tally.count(result);
    switch (result.answer()) {
      case SendResult.Answer.Accepted() -> accepted(request);
      case SendResult.Answer.Refused(String detail, Sensitive message) -> {
        if (!sendAlone(request, todo)) {
          refused(request, rejected(detail, message));
        }
      }
      case SendResult.Answer.TooLarge(String detail) -> {
        if (!sendAlone(request, todo)) {
          stop(request, Reason.ENDPOINT_UNAVAILABLE, detail);
        }
      }
      case SendResult.Answer.Denied(String detail) -> stop(request, Reason.ACCESS_DENIED, detail);
      case SendResult.Answer.ConnectorNotFound(String detail) -> connectorNotFound(request, detail);
      case SendResult.Answer.HeldBack() ->
          connectorNotFound(request, "not sent: the connector was not found");
      case SendResult.Answer.Throttled() ->
          stop(request, Reason.THROTTLED, "throttled until the end");
      case SendResult.Answer.Unavailable(String detail) ->
          stop(request, Reason.ENDPOINT_UNAVAILABLE, detail);
      case SendResult.Answer.OutOfTime() -> {
        stopped = true;
        rest = OUT_OF_TIME;
      }
    }
  }

  /**
   * One event may be to blame for what a request that joins several is answered, so each goes on
   * its own. Gives false where the request joins none.
   */
  private boolean sendAlone(PlannedRequest request, Deque<PlannedRequest> todo) {
    request.alone().reversed().forEach(todo::addFirst);
    gate.expect(request.alone());
    return !request.alone().isEmpty();
  }

  private void accepted(PlannedRequest request) {
    List<EventRef> completed = request.completes();
    completed.forEach(ref -> tally.decide(ref, new Outcome.Delivered()));
    tally.countSaved(Math.max(0, completed.size() - 1));
  }

  private void refused(PlannedRequest request, Outcome outcome) {
    settle(request, outcome);
    if (lane.haltOnRefusal()) {
      stopped = true;
      request.carries().forEach(ref -> refusedMessages.add(ref.message()));
    }
  }

  private void stop(PlannedRequest request, Reason reason, String detail) {
    settle(request, new Outcome.RetryLater(reason, detail));
    stopped = true;
  }

  /** A lane has one connector, so the same is true of all that follows. */
  private void connectorNotFound(PlannedRequest request, String detail) {
    stop(request, Reason.CONNECTOR_NOT_FOUND, detail);
    rest = new Outcome.RetryLater(Reason.CONNECTOR_NOT_FOUND, detail);
  }

  private void settle(PlannedRequest request, Outcome outcome) {
    request.carries().forEach(ref -> tally.decide(ref, outcome));
  }

  /** Every event of the lane gets an outcome, however the lane ended. */
  private void settleRest() {
    Outcome unsent = gate.closed() && rest.equals(BEHIND_ANOTHER) ? OUT_OF_TIME : rest;
    for (PlannedRequest request : lane.requests()) {
      for (EventRef ref : request.carries()) {
        tally.decide(ref, refusedMessages.contains(ref.message()) ? BEHIND_REFUSED : unsent);
      }
    }
  }

  private static Outcome rejected(String detail, @Nullable Sensitive message) {
    return new Outcome.Rejected(List.of(new Violation("", "refused", detail, "", message)));
  }
}

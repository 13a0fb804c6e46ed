package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.stage.recall.Hold;
import io.iotmi.relay.stage.recall.Judgement;
import io.iotmi.relay.stage.recall.Recalled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes out of a batch what must not leave, adds the answers of commands whose effect it shows, and
 * has remembered what was delivered. The events of a batch come in their order.
 */
final class Withholding {
  private static final Outcome UNREAD =
      new Outcome.RetryLater(
          Outcome.Reason.LEDGER_UNAVAILABLE, "what is remembered of devices is not known");

  private final Recalled recalled;
  private final CommandEnds ends;
  private final Deadline deadline;
  private final Map<EventRef, List<EventRef>> answered = new HashMap<>();
  private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

  Withholding(Recalled recalled, CommandEnds ends, Deadline deadline) {
    this.recalled = recalled;
    this.ends = ends;
    this.deadline = deadline;
  }

  void judge(EventBoard board) {
    List<ConnectorEvent> events = board.undecided();
    recalled.load(events, deadline);
    if (recalled.failure() != null) {
      events.forEach(event -> board.decide(event.ref(), UNREAD));
      return;
    }
    Instant now = deadline.clock().instant();
    for (ConnectorEvent event : events) {
      switch (recalled.judge(event, board.sequence(event.ref()), now)) {
        case Judgement.Withhold(Outcome.Cause cause, Judgement.Withheld states) -> {
          board.decide(event.ref(), new Outcome.Withheld(cause));
          count(states);
          if (cause == Outcome.Cause.USER_GONE) {
            count(Count.OF_GONE_USERS, 1);
          }
        }
        case Judgement.Send(
                ConnectorEvent rest,
                Judgement.Withheld states,
                List<Hold> confirmed) -> {
          if (states.any()) {
            board.replace(rest);
            count(states);
          }
          confirmed.forEach(hold -> answer(board, rest, hold));
        }
      }
    }
  }

  private void count(Judgement.Withheld states) {
    count(Count.STATES_STALE, states.stale());
    count(Count.STATES_ECHOED, states.echoed());
  }

  private void count(Count count, int more) {
    counts.merge(count, more, Integer::sum);
  }

  /** The answer goes ahead of the event that shows the effect, in the same lane. */
  private void answer(EventBoard board, ConnectorEvent event, Hold hold) {
    CommandEnds.Confirmed effect =
        new CommandEnds.Confirmed(
            hold.trace(),
            event.request().connectorId(),
            Objects.requireNonNull(event.request().connectorDeviceId()).value(),
            hold.wanted());
    switch (ends.confirmed(effect, deadline)) {
      case CommandEnds.Ended.Unavailable(String reason) ->
          board.decide(
              event.ref(), new Outcome.RetryLater(Outcome.Reason.LEDGER_UNAVAILABLE, reason));
      case CommandEnds.Ended.Answers(List<Json.Obj> answers) -> {
        for (Json.Obj answer : answers) {
          answered
              .computeIfAbsent(event.ref(), ref -> new ArrayList<>())
              .add(board.insertBefore(event.ref(), answer));
        }
      }
    }
  }

  /**
   * Remembers what was delivered. Where an answer is still to come, the effect is looked at anew
   * when the message comes again.
   */
  Counts close(EventBoard board, Deadline until) {
    Instant now = until.clock().instant();
    for (ConnectorEvent event : board.accepted()) {
      if (board.isDone(event.ref())
          && answered.getOrDefault(event.ref(), List.of()).stream().allMatch(board::isOver)) {
        recalled.delivered(event, now);
      }
    }
    if (!recalled.close(until)) {
      count(Count.UNRECORDED, 1);
    }
    return new Counts(counts);
  }
}

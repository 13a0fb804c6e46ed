package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.pipeline.BoardEntries.Entry;
import io.iotmi.relay.stage.map.Mapped;
import io.iotmi.relay.stage.plan.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every event of one invocation in the order of arrival, with its outcome once that is known; the
 * first one counts. Outcomes may come from several threads.
 */
final class EventBoard {
  private final BoardEntries entries;
  private final Repeats repeats = new Repeats();
  private final Map<EventRef, Outcome> outcomes = new ConcurrentHashMap<>();

  private EventBoard(BoardEntries entries) {
    this.entries = entries;
  }

  static EventBoard of(List<Arrived.Entry> arrived, Function<ThirdPartyEvent, Mapped> mapper) {
    EventBoard board = new EventBoard(BoardEntries.of(arrived, mapper));
    board.entries.all().forEach(board::foldRepeat);
    return board;
  }

  private void foldRepeat(Entry entry) {
    Outcome outcome = entry instanceof Entry.Accepted(var event) ? repeats.add(event) : null;
    if (outcome != null) {
      decide(entry.ref(), outcome);
    }
  }

  /** Puts a valid event in the place of what it was. */
  void replace(ConnectorEvent event) {
    entries.replace(event);
  }

  /**
   * Adds an event ahead of another one, as part of the same message.
   *
   * @param members of the request form
   */
  EventRef insertBefore(EventRef other, Json.Obj members) {
    Entry added = entries.insertBefore(other, members);
    foldRepeat(added);
    return added.ref();
  }

  /** The place of an event among those of its device, where its vendor counts them. */
  @Nullable Long sequence(EventRef ref) {
    return entries.understood().get(ref) instanceof ThirdPartyEvent.RequestForm form
        ? form.sequence()
        : null;
  }

  /** Valid events in their order. */
  List<ConnectorEvent> accepted() {
    List<ConnectorEvent> events = new ArrayList<>();
    for (Entry entry : entries.all()) {
      if (entry instanceof Entry.Accepted(ConnectorEvent event)) {
        events.add(event);
      }
    }
    return events;
  }

  /** Whether the service knows of the event. */
  boolean isDone(EventRef ref) {
    return outcomes.get(repeats.deciding(ref)) instanceof Outcome.Done done
        && !(done instanceof Outcome.Withheld);
  }

  /** Whether the event does not come again. */
  boolean isOver(EventRef ref) {
    Outcome outcome = outcomes.get(repeats.deciding(ref));
    return outcome != null && !(outcome instanceof Outcome.RetryLater);
  }

  boolean isDecided(EventRef ref) {
    return outcomes.containsKey(ref);
  }

  /** Gives false where the event had an outcome already, which stays. */
  boolean decide(EventRef ref, Outcome outcome) {
    return outcomes.putIfAbsent(ref, outcome) == null;
  }

  /** Valid events without an outcome, of which no two have the same key. */
  List<ConnectorEvent> undecided() {
    List<ConnectorEvent> undecided = new ArrayList<>();
    for (Entry entry : entries.all()) {
      if (entry instanceof Entry.Accepted(ConnectorEvent event)
          && !repeats.isFolded(event.ref())
          && !isDecided(event.ref())) {
        undecided.add(event);
      }
    }
    return undecided;
  }

  /** All events but those that go with another one. */
  List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Entry entry : entries.all()) {
      switch (entry) {
        case Entry.Refused(EventResult result, String orderGroup) ->
            candidates.add(new Candidate.Decided(result.outcome(), orderGroup, null));
        case Entry.Accepted(ConnectorEvent event) -> {
          Outcome outcome = outcomes.get(event.ref());
          if (!repeats.isFolded(event.ref())) {
            candidates.add(
                outcome == null
                    ? new Candidate.Ready(event)
                    : new Candidate.Decided(outcome, event));
          }
        }
      }
    }
    return candidates;
  }

  Relayed relayed(Counts counts) {
    return new Relayed(
        entries.all().stream().map(this::result).toList(),
        entries.understood(),
        entries.accepted(),
        counts);
  }

  private EventResult result(Entry entry) {
    return switch (entry) {
      case Entry.Refused(EventResult result, var _) -> result;
      case Entry.Accepted(ConnectorEvent event) -> EventResult.of(event, outcome(event.ref()));
    };
  }

  private Outcome outcome(EventRef ref) {
    Outcome outcome = outcomes.get(repeats.deciding(ref));
    if (outcome == null) {
      throw new IllegalStateException("no outcome for event " + ref);
    }
    return repeats.isFolded(ref) ? Repeats.after(outcome) : outcome;
  }
}

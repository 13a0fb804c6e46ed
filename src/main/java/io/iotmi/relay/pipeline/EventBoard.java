package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.map.Mapped;
import io.iotmi.relay.stage.plan.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final Function<ThirdPartyEvent, Mapped> mapper;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<EventRef, ThirdPartyEvent> understood = new HashMap<>();
  private final Map<EventRef, ConnectorEvent> accepted = new HashMap<>();
  private final Repeats repeats = new Repeats();
  private final Map<EventRef, Outcome> outcomes = new ConcurrentHashMap<>();

  private sealed interface Entry {
    /** In the words of the API. */
    record Accepted(ConnectorEvent event) implements Entry {}

    /** Not valid, not even understood, or not proven to be the vendor's. */
    record Refused(EventResult result, @Nullable String orderGroup) implements Entry {}
  }

  private EventBoard(Function<ThirdPartyEvent, Mapped> mapper) {
    this.mapper = mapper;
  }

  static EventBoard of(List<Arrived.Entry> arrived, Function<ThirdPartyEvent, Mapped> mapper) {
    EventBoard board = new EventBoard(mapper);
    arrived.forEach(board::add);
    return board;
  }

  private void add(Arrived.Entry arrived) {
    switch (arrived) {
      case Arrived.Entry.Unreadable(Decoded.Unreadable bad) ->
          refuse(
              bad.ref(),
              new Outcome.Unreadable(bad.pointer(), bad.reason()),
              bad.trace(),
              bad.orderGroup());
      case Arrived.Entry.Refused(Arrival arrival, List<Violation> violations) ->
          refuse(arrival, new Outcome.Rejected(violations));
      case Arrived.Entry.Later(Arrival arrival, Outcome.RetryLater outcome) ->
          refuse(arrival, outcome);
      case Arrived.Entry.Understood(ThirdPartyEvent event) -> {
        understood.put(event.arrival().ref(), event);
        entries.add(entry(mapper.apply(event)));
      }
    }
  }

  private void refuse(Arrival arrival, Outcome outcome) {
    GivenTrace trace = arrival.trace();
    refuse(
        arrival.ref(),
        outcome,
        trace != null && TraceId.isValid(trace.value()) ? new TraceId(trace.value()) : null,
        arrival.orderGroup());
  }

  private void refuse(
      EventRef ref, Outcome outcome, @Nullable TraceId trace, @Nullable String orderGroup) {
    entries.add(
        new Entry.Refused(
            new EventResult(ref, outcome, trace, null, null, null, null), orderGroup));
  }

  private Entry entry(Mapped mapped) {
    return switch (mapped) {
      case Mapped.Accepted(ConnectorEvent event) -> {
        accepted.put(event.ref(), event);
        Outcome outcome = repeats.add(event);
        if (outcome != null) {
          decide(event.ref(), outcome);
        }
        yield new Entry.Accepted(event);
      }
      case Mapped.Rejected bad ->
          new Entry.Refused(
              new EventResult(
                  bad.ref(),
                  new Outcome.Rejected(bad.violations()),
                  bad.traceId(),
                  bad.key(),
                  bad.connectorId(),
                  bad.operation(),
                  null),
              bad.orderGroup());
    };
  }

  /** Puts a valid event in the place of what it was. */
  void replace(ConnectorEvent event) {
    accepted.put(event.ref(), event);
    entries.set(index(event.ref()), new Entry.Accepted(event));
  }

  /**
   * Adds an event ahead of another one, as part of the same message.
   *
   * @param members of the request form
   */
  EventRef insertBefore(EventRef other, Json.Obj members) {
    ThirdPartyEvent event = understood.get(other);
    int free =
        1
            + entries.stream()
                .map(EventBoard::ref)
                .filter(ref -> ref.message() == other.message())
                .mapToInt(EventRef::position)
                .max()
                .orElse(other.position());
    EventRef ref = new EventRef(other.message(), free);
    String group = event == null ? null : event.arrival().orderGroup();
    ThirdPartyEvent added =
        new ThirdPartyEvent.RequestForm(
            new Arrival(ref, "", group, null, null, Identities.NONE, null), members);
    understood.put(ref, added);
    entries.add(index(other), entry(mapper.apply(added)));
    return ref;
  }

  private int index(EventRef ref) {
    int index = 0;
    while (!ref(entries.get(index)).equals(ref)) {
      index++;
    }
    return index;
  }

  private static EventRef ref(Entry entry) {
    return switch (entry) {
      case Entry.Accepted(ConnectorEvent event) -> event.ref();
      case Entry.Refused(EventResult result, var _) -> result.ref();
    };
  }

  /** The place of an event among those of its device, where its vendor counts them. */
  @Nullable Long sequence(EventRef ref) {
    return understood.get(ref) instanceof ThirdPartyEvent.RequestForm form ? form.sequence() : null;
  }

  /** Valid events in their order. */
  List<ConnectorEvent> accepted() {
    List<ConnectorEvent> events = new ArrayList<>();
    for (Entry entry : entries) {
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
    for (Entry entry : entries) {
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
    for (Entry entry : entries) {
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
    return new Relayed(entries.stream().map(this::result).toList(), understood, accepted, counts);
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

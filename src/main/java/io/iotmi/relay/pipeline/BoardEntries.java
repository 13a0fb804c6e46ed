package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.map.Mapped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every event of one invocation in the order of arrival, as it came and in the words of the API.
 */
final class BoardEntries {
  private final Function<ThirdPartyEvent, Mapped> mapper;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<EventRef, ThirdPartyEvent> understood = new HashMap<>();
  private final Map<EventRef, ConnectorEvent> accepted = new HashMap<>();

  sealed interface Entry {
    EventRef ref();

    /** In the words of the API. */
    record Accepted(ConnectorEvent event) implements Entry {
      @Override
      public EventRef ref() {
        return event.ref();
      }
    }

    /** Not valid, not even understood, or not proven to be the vendor's. */
    record Refused(EventResult result, @Nullable String orderGroup) implements Entry {
      @Override
      public EventRef ref() {
        return result.ref();
      }
    }
  }

  private BoardEntries(Function<ThirdPartyEvent, Mapped> mapper) {
    this.mapper = mapper;
  }

  static BoardEntries of(List<Arrived.Entry> arrived, Function<ThirdPartyEvent, Mapped> mapper) {
    BoardEntries entries = new BoardEntries(mapper);
    arrived.forEach(one -> entries.entries.add(entries.entry(one)));
    return entries;
  }

  List<Entry> all() {
    return Collections.unmodifiableList(entries);
  }

  Map<EventRef, ThirdPartyEvent> understood() {
    return understood;
  }

  Map<EventRef, ConnectorEvent> accepted() {
    return accepted;
  }

  private Entry entry(Arrived.Entry arrived) {
    return switch (arrived) {
      case Arrived.Entry.Understood(ThirdPartyEvent event) -> mapped(event);
      case Arrived.Entry.Unreadable(var bad) ->
          refused(
              bad.ref(),
              new Outcome.Unreadable(bad.pointer(), bad.reason()),
              bad.trace(),
              bad.orderGroup());
      case Arrived.Entry.Refused(Arrival arrival, var violations) ->
          refused(arrival, new Outcome.Rejected(violations));
      case Arrived.Entry.Later(Arrival arrival, Outcome.RetryLater outcome) ->
          refused(arrival, outcome);
    };
  }

  private static Entry refused(Arrival arrival, Outcome outcome) {
    GivenTrace trace = arrival.trace();
    return refused(
        arrival.ref(),
        outcome,
        trace != null && TraceId.isValid(trace.value()) ? new TraceId(trace.value()) : null,
        arrival.orderGroup());
  }

  private static Entry refused(
      EventRef ref, Outcome outcome, @Nullable TraceId trace, @Nullable String orderGroup) {
    return new Entry.Refused(
        new EventResult(ref, outcome, trace, null, null, null, null), orderGroup);
  }

  private Entry mapped(ThirdPartyEvent event) {
    understood.put(event.arrival().ref(), event);
    return switch (mapper.apply(event)) {
      case Mapped.Accepted(ConnectorEvent valid) -> {
        accepted.put(valid.ref(), valid);
        yield new Entry.Accepted(valid);
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
  Entry insertBefore(EventRef other, Json.Obj members) {
    ThirdPartyEvent event = understood.get(other);
    String group = event == null ? null : event.arrival().orderGroup();
    EventRef ref = new EventRef(other.message(), freePosition(other));
    Entry added =
        mapped(
            new ThirdPartyEvent.RequestForm(
                new Arrival(ref, "", group, null, null, Identities.NONE, null), members));
    entries.add(index(other), added);
    return added;
  }

  private int freePosition(EventRef other) {
    int last = other.position();
    for (Entry entry : entries) {
      if (entry.ref().message() == other.message()) {
        last = Math.max(last, entry.ref().position());
      }
    }
    return last + 1;
  }

  private int index(EventRef ref) {
    int index = 0;
    while (!entries.get(index).ref().equals(ref)) {
      index++;
    }
    return index;
  }
}

package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.map.Mapped;
import io.iotmi.relay.stage.plan.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every event of one invocation, in order of arrival, with what is known of it so far. */
final class Intake {
  private final boolean canPark;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<EventRef, ThirdPartyEvent> understood = new HashMap<>();
  private final Map<EventRef, Outcome> decided = new HashMap<>();

  /**
   * @param canPark whether a refused message has a place to go; otherwise it returns to its queue
   */
  Intake(boolean canPark) {
    this.canPark = canPark;
  }

  void add(Decoded decoded, Function<ThirdPartyEvent, Mapped> mapper) {
    switch (decoded) {
      case Decoded.Unreadable bad -> {
        entries.add(new Entry(bad.ref(), bad.orderGroup(), null, bad.trace(), null, null, null));
        decide(bad.ref(), new Outcome.Unreadable(bad.pointer(), bad.reason()));
      }
      case Decoded.Understood(ThirdPartyEvent event) -> {
        understood.put(event.arrival().ref(), event);
        add(mapper.apply(event));
      }
    }
  }

  private void add(Mapped mapped) {
    switch (mapped) {
      case Mapped.Accepted(ConnectorEvent event) ->
          entries.add(
              new Entry(
                  event.ref(),
                  event.orderGroup(),
                  event,
                  event.request().traceId(),
                  event.key(),
                  event.request().connectorId(),
                  event.request().operation()));
      case Mapped.Rejected bad -> {
        entries.add(
            new Entry(
                bad.ref(),
                bad.orderGroup(),
                null,
                bad.traceId(),
                bad.key(),
                bad.connectorId(),
                bad.operation()));
        decide(bad.ref(), new Outcome.Rejected(bad.faults()));
      }
    }
  }

  void decide(EventRef ref, Outcome outcome) {
    decided.putIfAbsent(ref, outcome);
  }

  Map<EventRef, ConnectorEvent> acceptedByRef() {
    return accepted().stream().collect(Collectors.toMap(ConnectorEvent::ref, event -> event));
  }

  List<ConnectorEvent> accepted() {
    List<ConnectorEvent> events = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.event != null) {
        events.add(entry.event);
      }
    }
    return events;
  }

  /**
   * What the planner must see: what may be sent, and what others must wait for.
   *
   * @param outcomes what claiming decided
   * @param following events that share the fate of another one, each with that one
   */
  List<Candidate> candidates(
      Set<EventRef> granted, Map<EventRef, Outcome> outcomes, Map<EventRef, EventRef> following) {
    Map<EventRef, @Nullable String> groups = new HashMap<>();
    List<Candidate> candidates = new ArrayList<>();
    for (Entry entry : entries) {
      groups.put(entry.ref, entry.orderGroup);
      ConnectorEvent event = entry.event;
      Outcome outcome = outcomes.getOrDefault(entry.ref, decided.get(entry.ref));
      EventRef leader = following.get(entry.ref);
      if (event != null && granted.contains(entry.ref)) {
        candidates.add(new Candidate.Ready(event));
      } else if (event != null && outcome instanceof Outcome.RetryLater) {
        candidates.add(new Candidate.Waiting(event));
      } else if (event != null
          && leader != null
          && !Objects.equals(groups.get(leader), entry.orderGroup)) {
        // Nobody knows yet whether its leader, in another lane, gets through; in its own lane the
        // leader itself holds back what must wait.
        candidates.add(new Candidate.Waiting(event));
      } else if (outcome != null && !canPark && outcome instanceof Outcome.Refused) {
        candidates.add(new Candidate.Stuck(entry.ref, entry.orderGroup));
      }
    }
    return candidates;
  }

  List<EventResult> results() {
    List<EventResult> results = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      Outcome outcome = decided.get(entry.ref);
      if (outcome == null) {
        throw new IllegalStateException("no outcome for event " + entry.ref);
      }
      results.add(
          new EventResult(
              entry.ref,
              outcome,
              entry.traceId,
              entry.key,
              entry.connectorId,
              entry.operation,
              entry.event == null ? null : entry.event.time()));
    }
    return results;
  }

  Map<EventRef, ThirdPartyEvent> understood() {
    return understood;
  }

  /** One event; what was not learnt is null. */
  private record Entry(
      EventRef ref,
      @Nullable String orderGroup,
      @Nullable ConnectorEvent event,
      @Nullable TraceId traceId,
      @Nullable EventKey key,
      @Nullable String connectorId,
      @Nullable Operation operation) {}
}

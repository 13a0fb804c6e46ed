package io.iotmi.relay.stage.plan;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Sensitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts events into lanes and those into requests. Thread-safe; time grows with the input. */
public final class Planner {
  private final PlanRules rules;

  public Planner(PlanRules rules) {
    this.rules = rules;
  }

  /** Plans what is ready of the events, which come in the order of their candidate. */
  public Plan plan(List<Candidate> candidates) {
    Map<LaneKey, LaneDraft> lanes = new LinkedHashMap<>();
    Set<LaneKey> blocked = new HashSet<>();
    List<EventRef> heldBack = new ArrayList<>();
    for (Candidate candidate : candidates) {
      switch (candidate) {
        case Candidate.Ready(ConnectorEvent event) -> {
          LaneKey key = LaneKey.of(event);
          if (blocked.contains(key)) {
            heldBack.add(event.ref());
          } else {
            lanes.computeIfAbsent(key, k -> new LaneDraft(k, rules)).add(event);
          }
        }
        case Candidate.Decided decided -> {
          LaneKey key = blockedBy(decided);
          if (key != null) {
            blocked.add(key);
          }
        }
      }
    }
    return new Plan(urgentFirst(lanes.values().stream().map(LaneDraft::close).toList()), heldBack);
  }

  /**
   * The lane that must wait: behind an event that comes again, and, in a group, behind a refused
   * one that returns to its queue because it cannot be parked. Null for none.
   */
  private @Nullable LaneKey blockedBy(Candidate.Decided decided) {
    ConnectorEvent event = decided.event();
    String group = decided.orderGroup();
    return switch (decided.outcome()) {
      case Outcome.Done _ -> null;
      case Outcome.RetryLater _ -> event == null ? null : LaneKey.of(event);
      case Outcome.Refused _ ->
          group == null || rules.refusedCanBeParked() ? null : new LaneKey.Group(group);
    };
  }

  /** The name of the event's lane, the same for all events that must stay in order with it. */
  public static @Nullable String laneName(ConnectorEvent event) {
    return LaneKey.of(event).name();
  }

  /** As {@link #laneName} for an event of a device that was never fit to be sent. */
  public static String laneName(String connectorId, Sensitive deviceId) {
    return String.valueOf(new LaneKey.OfDevice(connectorId, deviceId).name());
  }

  private static List<Lane> urgentFirst(List<Lane> lanes) {
    List<Lane> sorted = new ArrayList<>(lanes.size());
    lanes.stream().filter(Lane::urgent).forEach(sorted::add);
    lanes.stream().filter(lane -> !lane.urgent()).forEach(sorted::add);
    return sorted;
  }
}

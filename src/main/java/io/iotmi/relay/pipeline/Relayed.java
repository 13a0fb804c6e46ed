package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.ThirdPartyEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of everything that one invocation handed over.
 *
 * @param results one for each event, in order of arrival
 * @param understood the events as they were understood, for those that were
 * @param accepted the events in the words of the API, for those that are valid
 */
public record Relayed(
    List<EventResult> results,
    Map<EventRef, ThirdPartyEvent> understood,
    Map<EventRef, ConnectorEvent> accepted,
    Counts counts) {
  public Relayed {
    results = List.copyOf(results);
    understood = Map.copyOf(understood);
    accepted = Map.copyOf(accepted);
  }

  Map<Integer, List<EventResult>> byMessage() {
    return results.stream().collect(Collectors.groupingBy(result -> result.ref().message()));
  }

  /** The events' own ids, where they have one. */
  Map<EventRef, String> ids() {
    Map<EventRef, String> ids = new HashMap<>();
    understood.forEach(
        (ref, event) -> {
          String id = event.id();
          if (id != null) {
            ids.put(ref, id);
          }
        });
    return ids;
  }

  Relayed plus(Count count, int more) {
    return new Relayed(results, understood, accepted, counts.plus(count, more));
  }
}

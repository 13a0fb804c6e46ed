package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
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
    Tally tally) {
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

  /**
   * Counts of one invocation.
   *
   * @param requestsSent requests that left, retries included
   * @param savedByMerging requests that merging made unnecessary
   * @param throttled requests answered 429 or an error that means the same
   * @param denied requests answered 403
   * @param connectorNotFound requests for a connector that the endpoint does not know
   * @param withoutIdentity events relayed although nothing tells a repeat from a new one
   * @param unconfirmed delivered events that the ledger may not remember
   */
  public record Tally(
      int requestsSent,
      int savedByMerging,
      int throttled,
      int denied,
      int connectorNotFound,
      int withoutIdentity,
      int unconfirmed) {}
}

package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;
import java.util.Map;
import java.util.Set;

/**
 * What became of the lanes.
 *
 * @param outcomes one for each event of the lanes
 * @param requestsSent requests that left, retries included
 * @param throttled how many of them were answered 429 or an error that means the same
 * @param denied requests finally answered 403
 * @param connectorNotFound requests for a connector that the endpoint does not know
 * @param savedByMerging delivered events less the accepted requests that completed them
 * @param unheard events at whose outcome the listener threw, which is a bug of the listener
 */
public record Dispatch(
    Map<EventRef, Outcome> outcomes,
    int requestsSent,
    int throttled,
    int denied,
    int connectorNotFound,
    int savedByMerging,
    Set<EventRef> unheard) {
  public Dispatch {
    outcomes = Map.copyOf(outcomes);
    unheard = Set.copyOf(unheard);
  }
}

package io.iotmi.relay.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to be sent.
 *
 * @param xrayHeader the X-Ray header to forward, whole
 * @param carries every event of which the request holds at least a part
 * @param completes those of them that are delivered once this request is accepted; an event split
 *     over several requests is completed by the last
 * @param alone the same content one request for each event, for the case that the endpoint refuses
 *     the merged one as invalid; empty where nothing was merged
 */
public record PlannedRequest(
    SendConnectorEvent request,
    @Nullable String xrayHeader,
    List<EventRef> carries,
    List<EventRef> completes,
    List<PlannedRequest> alone) {
  public PlannedRequest {
    carries = List.copyOf(carries);
    completes = List.copyOf(completes);
    alone = List.copyOf(alone);
  }
}

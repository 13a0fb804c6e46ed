package io.iotmi.relay.stage.plan;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of one endpoint that travel in one request. */
final class StateDraft implements RequestDraft {
  private final PlanRules rules;
  private final ConnectorEvent first;
  private final StateChange state;
  private final List<ConnectorEvent> events = new ArrayList<>();
  private int bytes;

  StateDraft(ConnectorEvent first, StateChange state, PlanRules rules) {
    this.rules = rules;
    this.first = first;
    this.state = state;
    this.bytes = JsonWriter.size(RequestJson.of(first.request()));
    events.add(first);
  }

  @Override
  public boolean join(ConnectorEvent event) {
    if (!agrees(first.request(), event.request())) {
      return false;
    }
    StateChange change = StateChange.of(event.request());
    if (change == null || state.clustersWith(change) > MatterEndpoint.MAX_CLUSTERS) {
      return false;
    }
    if (rules.merge() != PlanRules.Merge.LATEST && state.overlaps(change)) {
      return false;
    }
    int grown = bytes + state.growth(change);
    if (grown > rules.maxRequestBytes()) {
      return false;
    }
    state.unite(change);
    events.add(event);
    bytes = grown;
    return true;
  }

  @Override
  public List<PlannedRequest> close() {
    if (events.size() == 1) {
      return List.of(RequestDraft.alone(first));
    }
    List<EventRef> refs = events.stream().map(ConnectorEvent::ref).toList();
    SendConnectorEvent merged =
        first.request().withMatterEndpoint(state.endpoint(endpointId(first.request())));
    List<PlannedRequest> alone = events.stream().map(RequestDraft::alone).toList();
    return List.of(new PlannedRequest(merged, first.xrayHeader(), refs, refs, alone));
  }

  /** Everything but the clusters is the same; the X-Ray header is no part of the request. */
  private static boolean agrees(SendConnectorEvent a, SendConnectorEvent b) {
    return b.operation() == Operation.DEVICE_EVENT
        && a.connectorId().equals(b.connectorId())
        && Objects.equals(a.connectorDeviceId(), b.connectorDeviceId())
        && Objects.equals(endpointId(a), endpointId(b))
        && Objects.equals(a.userId(), b.userId())
        && Objects.equals(a.traceId(), b.traceId())
        && Objects.equals(a.statusCode(), b.statusCode())
        && Objects.equals(a.operationVersion(), b.operationVersion());
  }

  private static @Nullable String endpointId(SendConnectorEvent request) {
    MatterEndpoint endpoint = request.matterEndpoint();
    return endpoint == null ? null : endpoint.id();
  }
}

package io.iotmi.relay.stage.map;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import io.iotmi.relay.model.TraceId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns one event into the request that tells of it, or says everything that is wrong with it. */
public final class EventMapper {
  private final RequestFormReader requestForms;
  private final CloudEventReader cloudEvents;

  /**
   * @param defaultConnectorId for events that name no connector
   * @param allowedConnectorIds what an event may name instead
   * @throws IllegalArgumentException if no connector can have this id
   */
  public EventMapper(String defaultConnectorId, Set<String> allowedConnectorIds, MessageRule rule) {
    Connectors connectors = new Connectors(defaultConnectorId, allowedConnectorIds);
    this.requestForms = new RequestFormReader(connectors, rule);
    this.cloudEvents = new CloudEventReader(connectors, rule);
  }

  public Mapped map(ThirdPartyEvent event) {
    Violations violations = new Violations();
    ReadForm draft =
        switch (event) {
          case ThirdPartyEvent.RequestForm form -> requestForms.read(form, violations);
          case ThirdPartyEvent.CloudEvent cloudEvent -> cloudEvents.read(cloudEvent, violations);
        };
    return finish(event.arrival(), draft, violations);
  }

  private static Mapped finish(Arrival arrival, ReadForm draft, Violations violations) {
    GivenTrace trace = draft.trace();
    TraceId traceId =
        trace != null && TraceId.isValid(trace.value()) ? new TraceId(trace.value()) : null;
    EventKey key = key(arrival, draft);
    if (!violations.none() || draft.connectorId() == null || draft.operation() == null) {
      return new Mapped.Rejected(
          arrival.ref(),
          arrival.orderGroup(),
          violations.list(),
          traceId,
          key,
          draft.connectorId(),
          draft.operation());
    }
    SendConnectorEvent request =
        RequestAssembly.of(draft.connectorId(), draft.operation(), traceId, draft.request());
    return new Mapped.Accepted(
        new ConnectorEvent(
            arrival.ref(),
            arrival.orderGroup(),
            key,
            EventFingerprint.content(request, draft.ocf()),
            draft.time(),
            arrival.receivedAt(),
            arrival.xrayHeader(),
            request));
  }

  private static @Nullable EventKey key(Arrival arrival, ReadForm draft) {
    if (draft.connectorId() == null || draft.identityBroken()) {
      return null;
    }
    Identities found = arrival.identities();
    GivenIdentity given = draft.identity() != null ? draft.identity() : found.given();
    return EventFingerprint.key(draft.connectorId(), given, found);
  }
}

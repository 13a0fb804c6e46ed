package io.iotmi.relay.stage.plan;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.SendConnectorEvent;
import java.util.List;

/** A request, or the parts of one, that the next event of the lane may still join. */
sealed interface RequestDraft permits DiscoveryDraft, RequestDraft.Single, StateDraft {

  /** Takes the event in if it may; otherwise nothing has changed. */
  boolean join(ConnectorEvent event);

  /** The finished requests in the order in which they must be sent. */
  List<PlannedRequest> close();

  static RequestDraft of(ConnectorEvent event, PlanRules rules) {
    SendConnectorEvent request = event.request();
    return switch (request.operation()) {
      case DEVICE_EVENT -> {
        StateChange change = rules.merge() == PlanRules.Merge.OFF ? null : StateChange.of(request);
        yield change == null ? new Single(event) : new StateDraft(event, change, rules);
      }
      case DEVICE_DISCOVERY ->
          request.devices() == null ? new Single(event) : new DiscoveryDraft(event, rules);
      case DEVICE_COMMAND_RESPONSE, DEVICE_COMMAND_REQUEST -> new Single(event);
    };
  }

  /** The request of one event, as that event gave it. */
  static PlannedRequest alone(ConnectorEvent event) {
    List<EventRef> ref = List.of(event.ref());
    return new PlannedRequest(event.request(), event.xrayHeader(), ref, ref, List.of());
  }

  /** An event that shares its request with no other. */
  record Single(ConnectorEvent event) implements RequestDraft {
    @Override
    public boolean join(ConnectorEvent next) {
      return false;
    }

    @Override
    public List<PlannedRequest> close() {
      return List.of(alone(event));
    }
  }
}

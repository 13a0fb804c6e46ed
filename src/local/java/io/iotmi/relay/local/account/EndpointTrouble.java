package io.iotmi.relay.local.account;

import io.iotmi.relay.local.endpoint.EndpointStandIn;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultRule;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has the stand-in of the endpoint answer one request with 503. */
public record EndpointTrouble(EndpointStandIn endpoint) implements PassingTrouble {
  @Override
  public void onDiscovery(String discoveryId) {
    AtomicBoolean given = new AtomicBoolean();
    endpoint
        .faults()
        .rules(
            List.of(
                new FaultRule(
                    (number, body) ->
                        body.path("DeviceDiscoveryId").asText().equals(discoveryId)
                            && given.compareAndSet(false, true),
                    new FaultAction.Status(503, "ServiceUnavailableException"))));
  }
}

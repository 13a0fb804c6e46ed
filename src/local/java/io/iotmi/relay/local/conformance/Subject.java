package io.iotmi.relay.local.conformance;

import io.iotmi.relay.local.endpoint.EndpointStandIn;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.Target;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connector that is to be judged, and what stands around it.
 *
 * @param requests of the connector, null where they are not seen
 * @param stop ends what was started for the run
 */
record Subject(
    String name,
    String connectorId,
    SequencedMap<String, Credential> accounts,
    Target target,
    @Nullable Supplier<List<ReceivedRequest>> requests,
    PassingTrouble trouble,
    VendorSide vendor,
    Runnable stop)
    implements AutoCloseable {

  /** A function of which nothing but its replies is seen. */
  static Subject ofReplies(ConformanceSettings settings, Target target) {
    return new Subject(
        settings.target(),
        settings.connectorId(),
        settings.accounts(),
        target,
        null,
        discovery -> {},
        VendorSide.unseen(),
        () -> {});
  }

  /** A function that sends its events to this stand-in. */
  static Subject ofEvents(ConformanceSettings settings, Target target, EndpointStandIn endpoint) {
    return new Subject(
        settings.target(),
        settings.connectorId(),
        settings.accounts(),
        target,
        endpoint::requests,
        new EndpointTrouble(endpoint),
        VendorSide.unseen(),
        endpoint::close);
  }

  @Override
  public void close() {
    stop.run();
  }
}

package io.iotmi.relay.local.account;

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
public record Subject(
    String name,
    String connectorId,
    SequencedMap<String, Credential> accounts,
    Target target,
    @Nullable Supplier<List<ReceivedRequest>> requests,
    PassingTrouble trouble,
    VendorSide vendor,
    Runnable stop)
    implements AutoCloseable {

  @Override
  public void close() {
    stop.run();
  }
}

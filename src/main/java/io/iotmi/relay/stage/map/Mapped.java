package io.iotmi.relay.stage.map;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.model.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that may be sent, or every reason why it may not. */
public sealed interface Mapped {

  /** Fit to be sent. */
  record Accepted(ConnectorEvent event) implements Mapped {}

  /**
   * Refused; what could be read of it nevertheless is kept for the answer.
   *
   * @param violations all of them, at least one
   */
  record Rejected(
      EventRef ref,
      @Nullable String orderGroup,
      List<Violation> violations,
      @Nullable TraceId traceId,
      @Nullable EventKey key,
      @Nullable String connectorId,
      @Nullable Operation operation)
      implements Mapped {
    public Rejected {
      violations = List.copyOf(violations);
    }
  }
}

package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.SendConnectorEvent;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Port: one request to the endpoint, with its retries. Thread-safe. */
public interface EventSender {

  /**
   * Blocks until the endpoint gave a final answer or the deadline leaves no time for another try.
   * Never throws for what the outside world does.
   *
   * @param xrayHeader the X-Ray header to forward, or null
   */
  SendResult send(SendConnectorEvent request, @Nullable String xrayHeader, Deadline deadline);

  /**
   * The same, for a sender that has to ask others for its part of a quota and does so for several
   * requests at a time.
   *
   * @param following how many requests will come after those that asked before, this one included;
   *     as far as is known when asked
   */
  default SendResult send(
      SendConnectorEvent request,
      @Nullable String xrayHeader,
      Deadline deadline,
      IntSupplier following) {
    return send(request, xrayHeader, deadline);
  }
}

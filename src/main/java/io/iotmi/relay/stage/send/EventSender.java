package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.SendConnectorEvent;
import org.jspecify.annotations.Nullable;

/** Port: one request to the endpoint, with its retries. Thread-safe. */
public interface EventSender {

  /**
   * Blocks until the endpoint gave a final answer or the deadline leaves no time for another try.
   * The first attempt starts at once; retries wait for starts of their own. Never throws for what
   * the outside world does.
   *
   * @param xrayHeader the X-Ray header to forward, or null
   */
  SendResult send(SendConnectorEvent request, @Nullable String xrayHeader, Deadline deadline);
}

package io.iotmi.relay.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is handed over at once: a message, or a request with its body.
 *
 * @param id the deduplication id of a FIFO queue, the Idempotency-Key of a request
 * @param named whether its events have ids of their own; otherwise the messageId or the
 *     Idempotency-Key has to do
 */
record Submission(
    Channel channel,
    @Nullable String group,
    String id,
    boolean named,
    String body,
    List<PutEvent> events) {
  Submission {
    events = List.copyOf(events);
  }
}

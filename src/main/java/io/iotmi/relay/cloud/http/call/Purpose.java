package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.model.Deadline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request is sent for.
 *
 * @param what the operation, for messages
 * @param user whose limits count; null where it is not known
 */
public record Purpose(String what, AccessValues access, @Nullable String user, Deadline deadline) {

  /** The same with another word for messages. */
  Purpose named(String other) {
    return new Purpose(other, access, user, deadline);
  }

  Instant now() {
    return deadline.clock().instant();
  }
}

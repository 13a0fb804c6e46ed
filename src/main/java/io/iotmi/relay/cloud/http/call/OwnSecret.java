package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.model.Deadline;
import java.util.Optional;

/** Port: the connector's own secret at the vendor, such as its client id. Thread-safe. */
@FunctionalInterface
public interface OwnSecret {
  /** Where no secret is set. */
  OwnSecret NONE = _ -> Optional.empty();

  /** The text of the secret, a JSON object; nothing where it cannot be read. */
  Optional<String> text(Deadline deadline);
}

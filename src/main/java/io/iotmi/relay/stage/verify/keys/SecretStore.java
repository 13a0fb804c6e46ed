package io.iotmi.relay.stage.verify.keys;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.verify.material.LiveSecrets;

/** Port: where the vendor's secret is kept. Thread-safe; never throws for what others do. */
@FunctionalInterface
public interface SecretStore {

  /** Reads all versions that count. */
  Reading read(Deadline deadline);

  /** What came of reading. */
  sealed interface Reading {
    /** The versions; none where there is no such secret. */
    record Live(LiveSecrets secrets) implements Reading {}

    /**
     * No answer that counts.
     *
     * @param reason for operators
     */
    record Unavailable(String reason) implements Reading {}
  }
}

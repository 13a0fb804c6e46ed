package io.iotmi.relay.stage.keep;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Sensitive;

/** Port: where customers keep the credentials of General Authorization. Thread-safe. */
@FunctionalInterface
public interface CredentialStore {

  /** Reads one version of a secret. Never throws for what others do. */
  Reading read(String arn, String versionId, Deadline deadline);

  /** What came of reading. */
  sealed interface Reading {
    /** The secret's text. */
    record Got(Sensitive text) implements Reading {}

    /** There is no such secret, or no such version of it. */
    record Missing() implements Reading {}

    /** The function may not read the secret, or not use the key that encrypts it. */
    record Denied() implements Reading {}

    /**
     * No answer that counts; another try may help.
     *
     * @param reason for operators
     */
    record Unavailable(String reason) implements Reading {}
  }
}

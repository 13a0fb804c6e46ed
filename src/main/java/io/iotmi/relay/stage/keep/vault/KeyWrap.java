package io.iotmi.relay.stage.keep.vault;

import io.iotmi.relay.model.Deadline;

/**
 * Port: a key that encrypts other keys and never leaves its place. Thread-safe; never throws for
 * what the outside world does.
 */
public interface KeyWrap {

  /** Makes a key of 256 bits. */
  Answer fresh(Deadline deadline);

  /** Gives a key back that was made by {@link #fresh}. */
  Answer open(byte[] wrapped, Deadline deadline);

  /** What came of it. */
  sealed interface Answer {
    /** A key, in clear and as it may be stored. Printed, it shows neither. */
    record Key(byte[] plain, byte[] wrapped) implements Answer {
      @Override
      public String toString() {
        return "Key[***]";
      }
    }

    /**
     * No key.
     *
     * @param reason for operators
     */
    record Unavailable(String reason) implements Answer {}
  }
}

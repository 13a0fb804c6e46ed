package io.iotmi.relay.stage.keep;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import java.time.Instant;

/**
 * Port: small notes that outlive an invocation, each under an id of its own. What is written
 * depends on what was read: of two that change a record at the same time one is stopped.
 * Thread-safe; answers by value, never throws for what the outside world does.
 */
public interface Notes {

  /** What is kept under an id; a record that has ended is absent. */
  Found find(String id, Deadline deadline);

  /**
   * Keeps a new record, whose version is none that an earlier one under the id has had.
   *
   * @param until when it ends
   * @return {@link Written#STOPPED} where there is one
   */
  Written insert(String id, Json.Obj data, Instant until, Deadline deadline);

  /**
   * Puts another record in the place of one that was read.
   *
   * @param version of the record that was read
   * @param until when the new one ends
   * @return {@link Written#STOPPED} where it has changed since, or is gone
   */
  Written replace(String id, long version, Json.Obj data, Instant until, Deadline deadline);

  /** Deletes the record, if there is one. Gives false where it is not known whether it is gone. */
  boolean delete(String id, Deadline deadline);

  /** What came of reading. */
  sealed interface Found {
    /** A record. */
    record Kept(long version, Json.Obj data) implements Found {}

    /** There is none. */
    record Absent() implements Found {}

    /**
     * No answer.
     *
     * @param reason for operators
     */
    record Unavailable(String reason) implements Found {}
  }

  /** What came of writing. */
  enum Written {
    DONE,
    /** Not written because of what stands there. */
    STOPPED,
    /** It is not known whether it was written. */
    UNAVAILABLE
  }
}

package io.iotmi.relay.aws;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;

/**
 * The account's quota as one line of time slots, from which every runtime takes its own: whoever
 * comes next starts where the one before ended. So no two runtimes send in the same slot, and no
 * slot stays empty while one of them has something to send. Thread-safe.
 */
public interface SharedQuota {

  /**
   * Takes slots at the end of the line. Fewer than asked for where the others come too late.
   *
   * @param slots how many, at least 1
   * @param interval the length of each
   * @param latest a slot that begins later is of no use
   * @param deadline for the answer
   */
  Reservation reserve(int slots, Duration interval, Instant latest, Deadline deadline);

  /** What came of asking. */
  sealed interface Reservation {
    /**
     * Ours alone. The first slots may have begun already, after a time in which nobody sent.
     *
     * @param count at least 1
     */
    record Reserved(Instant first, int count) implements Reservation {}

    /** The line reaches past the latest useful begin; {@code end} is where. */
    record Full(Instant end) implements Reservation {}

    /** Nobody can say what the others do. */
    record Unavailable() implements Reservation {}
  }
}

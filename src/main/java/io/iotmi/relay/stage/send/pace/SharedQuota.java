package io.iotmi.relay.stage.send.pace;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;

/**
 * Port: the account's quota as one line of time slots. Each reservation starts where the one before
 * ended. So no two runtimes send in the same slot, and no slot stays empty while one of them has
 * something to send. Thread-safe.
 */
public interface SharedQuota {

  /**
   * Reserves slots at the end of the line; fewer than asked for where the others begin too late.
   *
   * @param slots how many, at least 1
   * @param interval the length of each
   * @param latest a slot that begins later is of no use
   * @param deadline for the answer
   */
  Reservation reserve(int slots, Duration interval, Instant latest, Deadline deadline);

  /** The answer to a reservation. */
  sealed interface Reservation {
    /**
     * This runtime's alone. The first slots may have begun already, after an idle time.
     *
     * @param count at least 1
     */
    record Reserved(Instant first, int count) implements Reservation {}

    /**
     * The line reaches past the latest useful begin.
     *
     * @param end of the line
     */
    record Full(Instant end) implements Reservation {}

    /** The quota cannot be read or written. */
    record Unavailable() implements Reservation {}
  }
}

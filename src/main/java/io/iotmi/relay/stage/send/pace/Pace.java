package io.iotmi.relay.stage.send.pace;

import io.iotmi.relay.model.Deadline;
import java.time.Instant;

/** The law of when requests may start. It never waits, except in {@link Reserving}. Thread-safe. */
interface Pace {

  /** Starts the request if its time has come. */
  Turn turn(Position position, Instant now);

  /** A request was accepted. */
  void succeeded();

  /** A request was answered 429. */
  void throttled(Instant now);

  /**
   * Who waits in front of a request.
   *
   * @param urgent of the request itself
   * @param urgentAhead urgent requests before it
   * @param ordinaryAhead others before it; none where it is urgent
   * @param ordinary all that are not urgent and wait or are expected, the request included
   */
  record Position(boolean urgent, int urgentAhead, int ordinaryAhead, int ordinary) {}

  /** What a request that asks for its turn is told. */
  sealed interface Turn {
    /** It starts now, and the start is counted. */
    record Start() implements Turn {}

    /** Its time is later than now; to be asked again then, for in between a 429 may come. */
    record Later(Instant at) implements Turn {}

    /**
     * Its time is not known before more slots are reserved.
     *
     * @param from when to reserve; not earlier, so that no runtime holds many slots in advance
     * @param noneBefore no further slot begins earlier
     */
    record Unreserved(Instant from, Instant noneBefore, Reserving reserving) implements Turn {}
  }

  /** Reserves slots. */
  interface Reserving {
    /**
     * Blocks for the answer. Does nothing where another request reserved enough meanwhile.
     *
     * @param deadline for the start of the request
     */
    void reserve(Deadline deadline) throws InterruptedException;
  }
}

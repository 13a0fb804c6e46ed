package io.iotmi.relay.stage.send.pace;

import io.iotmi.relay.model.Deadline;
import java.time.InstantSource;

/** The starts of requests that this runtime may make; one for the runtime. Thread-safe. */
public interface SendSlots {

  /**
   * This runtime keeps to a rate of its own.
   *
   * @param perSecond requests a second; no limit where not above zero or infinite
   * @param clock one that is never set back
   */
  static SendSlots own(double perSecond, InstantSource clock) {
    return new WaitingLine(new OwnPace(perSecond), clock, Thread::sleep);
  }

  /**
   * The runtimes of the account share its quota.
   *
   * @param perSecond requests a second of all runtimes
   * @param alone what this runtime may send without asking: the burst after an idle time, and the
   *     rate while the others cannot be asked
   * @param clock that of the other runtimes; it goes on while Lambda has the runtime frozen
   */
  static SendSlots shared(SharedQuota quota, double perSecond, double alone, InstantSource clock) {
    return new WaitingLine(new SharedPace(quota, perSecond, alone), clock, Thread::sleep);
  }

  /**
   * Announces requests that will wait for a start, so that slots for all of them can be reserved
   * together. Each {@link #await} that is not urgent uses up one.
   *
   * @param requests how many more; negative where announced ones do not come after all
   */
  void expect(int requests);

  /**
   * Blocks until one request may start; the caller then sends it at once.
   *
   * @param urgent goes before all that are not
   * @param deadline for the start
   * @return false as soon as it is certain that the deadline comes first, or once the thread is
   *     interrupted
   */
  boolean await(boolean urgent, Deadline deadline);

  /** A request was accepted. */
  void succeeded();

  /** A request was answered 429: all requests of the runtime pause and then slow down. */
  void throttled();
}

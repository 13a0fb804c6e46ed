package io.iotmi.relay.faults;

import java.util.List;

/**
 * One event that is put in.
 *
 * @param number counts all events of a run, in the order in which they are put in
 * @param tokens what a request that carries the event shows, one for each part of it
 * @param device to tell which state it changes
 */
record PutEvent(int number, Fate fate, String device, List<String> tokens) {
  PutEvent {
    tokens = List.copyOf(tokens);
  }

  boolean good() {
    return fate == Fate.GOOD;
  }

  /** What is to become of it. */
  enum Fate {
    GOOD,
    /** Breaks a limit of the API. */
    INVALID,
    /** No JSON. */
    UNREADABLE,
    /** The endpoint answers 400, always. */
    REFUSED,
    /** Its device does not exist, which the endpoint answers with 404, always. */
    NOT_FOUND
  }
}

package io.iotmi.relay.cloud;

import io.iotmi.relay.vendor.reading.Reading;
import java.util.List;

/** How far a command came with the vendor's answer. */
public sealed interface CommandProgress {

  /**
   * The device did it.
   *
   * @param readings the new state, as far as the answer says it
   */
  record Confirmed(List<Reading> readings) implements CommandProgress {
    public Confirmed {
      readings = List.copyOf(readings);
    }
  }

  /**
   * The vendor took it; a later {@link Reading.Answered} tells the end.
   *
   * @param attempt the vendor's id of it
   */
  record Accepted(String attempt) implements CommandProgress {}

  /** The vendor took it, and tells the end, if at all, as a change of state. */
  record Sent() implements CommandProgress {}
}

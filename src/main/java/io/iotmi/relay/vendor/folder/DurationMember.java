package io.iotmi.relay.vendor.folder;

import java.time.DateTimeException;
import java.time.Duration;

/** A member that is an ISO 8601 duration. */
public final class DurationMember {
  private DurationMember() {}

  /** The duration, or the preset where it is absent or, with a fault, where it does not fit. */
  public static Duration read(
      Declared owner, String name, Duration preset, Duration least, Duration most) {
    String text = owner.text(name);
    if (text == null) {
      return preset;
    }
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // Refused below like any other text that does not fit.
    }
    owner.fault(name, "must be an ISO 8601 duration from " + least + " to " + most);
    return preset;
  }
}

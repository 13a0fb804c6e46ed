package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.Violation;

/** Why a message is parked, in a line that a person reads in the queue's console. */
final class ParkReason {
  private static final int MAX_LENGTH = 256;

  private ParkReason() {}

  static String of(Outcome.Refused refused) {
    return shortened(whole(refused));
  }

  /** Whether reason and pointer, as attributes, say everything about the first violation. */
  static boolean saysAll(Outcome.Refused refused) {
    String reason = whole(refused);
    Violation first = refused.violations().getFirst();
    String pointer = first.pointer();
    return reason.length() <= MAX_LENGTH
        && MessageLimits.isText(reason)
        && first.place().equals(pointer)
        && (pointer.isEmpty() || MessageLimits.isText(pointer));
  }

  /** Where the reason lies in the body; empty where there is no such place. */
  static String pointer(Outcome.Refused refused) {
    return refused.violations().getFirst().pointer();
  }

  private static String whole(Outcome.Refused refused) {
    String first = text(refused.violations().getFirst());
    return switch (refused) {
      case Outcome.Rejected rejected -> rejected.label() + ": " + first;
      // Their one violation is named as they are.
      case Outcome.Unreadable _, Outcome.Conflict _ -> first;
    };
  }

  private static String text(Violation violation) {
    String text = violation.rule() + ": " + violation.message();
    Sensitive detail = violation.detail();
    return detail == null ? text : text + ": " + detail.value();
  }

  /** Never ends with half a character. */
  private static String shortened(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return text.substring(0, end);
  }
}

package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Sensitive;
import java.util.List;

/** Why a message is parked, in a line that a person reads in the queue's console. */
final class ParkReason {
  private static final int MAX_LENGTH = 256;

  private ParkReason() {}

  static String of(Outcome outcome) {
    return shortened(whole(outcome));
  }

  private static String whole(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Rejected(List<Fault> faults) ->
          faults.isEmpty() ? "rejected" : "rejected: " + text(faults.getFirst());
      case Outcome.Unreadable(String pointer, String reason) -> "unreadable: " + reason;
      case Outcome.Conflict() -> "conflict: the key was seen before with another content";
      case Outcome.Delivered delivered -> throw notToBeParked();
      case Outcome.Duplicate duplicate -> throw notToBeParked();
      case Outcome.RetryLater later -> throw notToBeParked();
    };
  }

  /** Whether reason and pointer, as attributes, say everything about the outcome's first fault. */
  static boolean saysAll(Outcome outcome) {
    String reason = whole(outcome);
    String pointer = pointer(outcome);
    return reason.length() <= MAX_LENGTH
        && MessageLimits.isText(reason)
        && (pointer.isEmpty() || MessageLimits.isText(pointer));
  }

  private static String text(Fault fault) {
    String text = fault.rule() + ": " + fault.message();
    Sensitive detail = fault.detail();
    return detail == null ? text : text + ": " + detail.value();
  }

  /** Where the reason lies in the body; empty where there is no such place. */
  static String pointer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Rejected(List<Fault> faults) ->
          faults.isEmpty() ? "" : faults.getFirst().pointer();
      case Outcome.Unreadable(String pointer, String reason) -> pointer;
      case Outcome.Conflict() -> "";
      case Outcome.Delivered delivered -> throw notToBeParked();
      case Outcome.Duplicate duplicate -> throw notToBeParked();
      case Outcome.RetryLater later -> throw notToBeParked();
    };
  }

  private static IllegalArgumentException notToBeParked() {
    return new IllegalArgumentException("the outcome is no reason to park a message");
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

package io.iotmi.relay.local.conformance.rule;

import io.iotmi.relay.local.service.Attempt;
import io.iotmi.relay.local.service.Outcome;
import io.iotmi.relay.local.service.ServiceCall;
import java.util.List;

/**
 * A call that was made.
 *
 * @param account whose it is, by the name that the run gives it
 * @param repeated whether all retries were made, though the first may have been answered
 */
public record MadeCall(
    ServiceCall call, String account, Purpose purpose, boolean repeated, List<Attempt> attempts) {
  public MadeCall {
    attempts = List.copyOf(attempts);
  }

  /** What a call is made for. */
  public enum Purpose {
    USUAL,
    /** With the version that another page of the guide shows. */
    OTHER_VERSION,
    UNKNOWN_OPERATION,
    NO_AUTHORIZATION,
    UNKNOWN_DEVICE;

    /** Whether nothing is wrong with the call. */
    boolean usual() {
      return this == USUAL || this == OTHER_VERSION;
    }
  }

  List<Reply> replies() {
    return attempts.stream()
        .map(Attempt::outcome)
        .filter(Outcome.Replied.class::isInstance)
        .map(outcome -> Reply.of((Outcome.Replied) outcome))
        .toList();
  }

  /** Whether it was answered with 200. */
  public boolean taken() {
    return replies().stream().anyMatch(Reply::ok);
  }

  /** The codes that came, for a message. */
  public String codes() {
    return replies().stream().map(Reply::code).distinct().toList().toString();
  }
}

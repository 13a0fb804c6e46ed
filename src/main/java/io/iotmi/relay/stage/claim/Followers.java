package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Outcome;
import org.jspecify.annotations.Nullable;

/** What becomes of an event that another one of its batch stood in for. */
final class Followers {
  private Followers() {}

  /**
   * @param leader what became of the other one; null where that was never told
   */
  static Outcome outcome(@Nullable Outcome leader) {
    return switch (leader) {
      case Outcome.Done _ -> new Outcome.Duplicate();
      case Outcome.Refused refused -> refused;
      case Outcome.RetryLater _ -> unfinished();
      case null -> unfinished();
    };
  }

  private static Outcome unfinished() {
    return new Outcome.RetryLater(
        Outcome.Reason.HELD_ELSEWHERE, "the event of this batch with the same key is unfinished");
  }
}

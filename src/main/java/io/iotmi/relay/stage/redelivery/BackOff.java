package io.iotmi.relay.stage.redelivery;

import io.iotmi.relay.model.Outcome;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a message that was not delivered stays away: longer each time it was received, and not
 * all of them alike, so that they do not come back together. See
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
final class BackOff {
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** For what only needs its turn. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** For a service that may take a while to recover. */
  private static final Duration LATER = Duration.ofSeconds(15);

  /** For what a person has to repair. */
  private static final Duration MUCH_LATER = Duration.ofMinutes(1);

  private final DoubleSupplier random;

  /**
   * @param random gives numbers from 0 up to 1
   */
  BackOff(DoubleSupplier random) {
    this.random = random;
  }

  /**
   * @param receives how often the message was received, at least 1
   * @param invocation how long an invocation may take, and so a claim of another one may hold
   */
  Duration of(Outcome outcome, int receives, Duration invocation) {
    return switch (outcome) {
      case Outcome.RetryLater(Outcome.Reason reason, String detail) ->
          switch (reason) {
            case HELD_ELSEWHERE -> atMost(invocation.plus(jittered(SOON)));
            case THROTTLED, OUT_OF_TIME, BEHIND_ANOTHER -> grown(SOON, receives);
            case ENDPOINT_UNAVAILABLE,
                LEDGER_UNAVAILABLE,
                SECRET_UNAVAILABLE,
                DESCRIPTION_UNKNOWN ->
                grown(LATER, receives);
            case ACCESS_DENIED, CONNECTOR_NOT_FOUND -> grown(MUCH_LATER, receives);
          };
      // It returns because it could not be parked.
      case Outcome.Refused _ -> grown(MUCH_LATER, receives);
      case Outcome.Done _ -> Duration.ZERO;
    };
  }

  /** Doubled with each further receive; the jitter takes off at most half of it. */
  private Duration grown(Duration first, int receives) {
    int doublings = Math.min(receives - 1, 30);
    return jittered(atMost(first.multipliedBy(1L << doublings)));
  }

  private Duration jittered(Duration time) {
    double share = 0.5 + random.getAsDouble() / 2;
    return Duration.ofSeconds(Math.max(1, Math.round(time.toSeconds() * share)));
  }

  private static Duration atMost(Duration time) {
    return time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }
}

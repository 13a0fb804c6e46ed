package io.iotmi.relay.aws.integrations;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The SDK's standard strategy, set explicitly, because its defaults differ between versions. Its
 * quota is shared by all requests of the runtime: while most of them fail, retries stop.
 * Thread-safe.
 */
final class Retries {
  private static final Duration CEILING = Duration.ofSeconds(20);

  private final RetryRules rules;
  private final Sleep sleep;
  private @Nullable StandardRetryStrategy strategy;

  Retries(RetryRules rules, Sleep sleep) {
    this.rules = rules;
    this.sleep = sleep;
  }

  /** For one request and all of its attempts. */
  Attempts begin() {
    return new Attempts();
  }

  /** Made at the first failure, because it would slow down every start. */
  private synchronized StandardRetryStrategy strategy() {
    StandardRetryStrategy known = strategy;
    if (known == null) {
      known =
          StandardRetryStrategy.builder()
              .maxAttempts(rules.maxAttempts())
              .backoffStrategy(BackoffStrategy.exponentialDelay(rules.transientDelay(), CEILING))
              .throttlingBackoffStrategy(
                  BackoffStrategy.exponentialDelay(rules.throttlingDelay(), CEILING))
              .retryOnException(Failure.class)
              .treatAsThrottling(e -> e instanceof Failure failure && failure.throttled)
              .build();
      strategy = known;
    }
    return known;
  }

  /** The attempts of one request. Not thread-safe. */
  final class Attempts {
    private @Nullable RetryToken token;

    private Attempts() {}

    /** Gives back what the failed attempts before it took from the common stock of retries. */
    void succeeded() {
      if (token != null) {
        strategy().recordSuccess(RecordSuccessRequest.create(token));
      }
    }

    /**
     * Waits for the next attempt.
     *
     * @return whether there is to be one
     */
    boolean again(AttemptResult result, Deadline deadline) {
      RetryToken before =
          token != null
              ? token
              : strategy().acquireInitialToken(AcquireInitialTokenRequest.create("relay")).token();
      RefreshRetryTokenResponse next;
      try {
        next =
            strategy()
                .refreshRetryToken(
                    RefreshRetryTokenRequest.builder()
                        .token(before)
                        .failure(new Failure(result.throttled()))
                        .suggestedDelay(
                            Objects.requireNonNullElse(result.retryAfter(), Duration.ZERO))
                        .build());
      } catch (TokenAcquisitionFailedException e) {
        return false;
      }
      token = next.token();
      if (next.delay().compareTo(rules.longestWait()) > 0
          || next.delay().compareTo(deadline.left()) >= 0) {
        return false;
      }
      try {
        sleep.sleep(next.delay());
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** How to wait; tests do so without time passing. */
  interface Sleep {
    void sleep(Duration duration) throws InterruptedException;
  }

  /** The strategy tells failures apart by exceptions; this one is never thrown. */
  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean throttled;

    private Failure(boolean throttled) {
      super(null, null, false, false);
      this.throttled = throttled;
    }
  }
}

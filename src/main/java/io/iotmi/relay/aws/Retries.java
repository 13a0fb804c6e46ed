package io.iotmi.relay.aws;

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

  private final StandardRetryStrategy strategy;
  private final Duration longestWait;
  private final Sleep sleep;

  Retries(RetryRules rules, Sleep sleep) {
    this.strategy =
        StandardRetryStrategy.builder()
            .maxAttempts(rules.maxAttempts())
            .backoffStrategy(BackoffStrategy.exponentialDelay(rules.transientDelay(), CEILING))
            .throttlingBackoffStrategy(
                BackoffStrategy.exponentialDelay(rules.throttlingDelay(), CEILING))
            .retryOnException(Failure.class)
            .treatAsThrottling(e -> e instanceof Failure failure && failure.throttled)
            .build();
    this.longestWait = rules.longestWait();
    this.sleep = sleep;
  }

  RetryToken first() {
    return strategy.acquireInitialToken(AcquireInitialTokenRequest.create("relay")).token();
  }

  void succeeded(RetryToken token) {
    strategy.recordSuccess(RecordSuccessRequest.create(token));
  }

  /**
   * Waits for the next attempt.
   *
   * @return the token for it; null where there is to be none
   */
  @Nullable RetryToken next(RetryToken token, Verdict verdict, Deadline deadline) {
    RefreshRetryTokenResponse next;
    try {
      next =
          strategy.refreshRetryToken(
              RefreshRetryTokenRequest.builder()
                  .token(token)
                  .failure(new Failure(verdict.throttled()))
                  .suggestedDelay(Objects.requireNonNullElse(verdict.retryAfter(), Duration.ZERO))
                  .build());
    } catch (TokenAcquisitionFailedException e) {
      return null;
    }
    if (next.delay().compareTo(longestWait) > 0 || next.delay().compareTo(deadline.left()) >= 0) {
      return null;
    }
    try {
      sleep.sleep(next.delay());
      return next.token();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
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

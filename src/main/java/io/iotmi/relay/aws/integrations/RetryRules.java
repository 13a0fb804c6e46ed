package io.iotmi.relay.aws.integrations;

import java.time.Duration;

/**
 * How often and how patiently to send one request. Delays are the upper ends of the first random
 * one; each further one doubles.
 *
 * @param maxAttempts the first included
 * @param transientDelay after an error of the service or the network
 * @param throttlingDelay after a 429
 * @param longestWait a service that asks for more is asked again by the queue, not from here
 * @param attemptTimeout for one attempt
 * @param leastTime with less of it left no attempt starts: cut off, it may have been delivered and
 *     would be sent again
 */
public record RetryRules(
    int maxAttempts,
    Duration transientDelay,
    Duration throttlingDelay,
    Duration longestWait,
    Duration attemptTimeout,
    Duration leastTime) {

  /**
   * The figures of the SDKs' standard mode. See
   * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
   */
  public static final RetryRules STANDARD =
      new RetryRules(
          3,
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofMillis(300));
}

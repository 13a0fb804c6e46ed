package io.iotmi.relay.aws.http;

import java.util.Set;

/**
 * The names of errors that may pass, whatever their status. They are those of the SDKs: the
 * reference guide (https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html),
 * the SDK for Java
 * (https://github.com/aws/aws-sdk-java-v2/blob/master/core/aws-core/src/main/java/software/amazon/awssdk/awscore/internal/AwsErrorCode.java)
 * and botocore (https://github.com/boto/botocore/blob/develop/botocore/retries/standard.py).
 */
public final class ErrorCodes {
  /** Too many requests; a pause of all lanes helps. */
  public static final Set<String> THROTTLING =
      Set.of(
          "BandwidthLimitExceeded",
          "EC2ThrottledException",
          "LimitExceededException",
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "RequestThrottledException",
          "SlowDown",
          "ThrottledException",
          "Throttling",
          "ThrottlingException",
          "TooManyRequestsException",
          "TransactionInProgressException");

  /** The service, or one that it asks, is not ready. */
  public static final Set<String> TRANSIENT =
      Set.of(
          "IDPCommunicationError",
          "InternalError",
          "PriorRequestNotComplete",
          "RequestTimeout",
          "RequestTimeoutException");

  /** The signature or the credentials are too old. Each attempt is signed anew. */
  public static final Set<String> STALE =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired",
          "RequestInTheFuture",
          "RequestTimeTooSkewed");

  private ErrorCodes() {}
}

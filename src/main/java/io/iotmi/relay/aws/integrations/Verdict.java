package io.iotmi.relay.aws.integrations;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.ErrorType;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt came to.
 *
 * <p>An answer that nothing here knows counts as {@code Unavailable}: the event then comes back
 * from its queue, whereas a refusal would be final. See
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/CommonErrors.html
 *
 * @param answer final unless another attempt does better
 * @param retryAfter how long the endpoint asks to wait; null where it does not
 */
record Verdict(Answer answer, @Nullable Duration retryAfter) {
  /** They come as 400 or 403 and all mean that the function, not the event, is set up wrongly. */
  private static final Set<String> DENIED =
      Set.of(
          "AccessDeniedException",
          "AccessDenied",
          "ExpiredTokenException",
          "ExpiredToken",
          "IncompleteSignatureException",
          "IncompleteSignature",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "InvalidTokenException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "NotAuthorized",
          "OptInRequired",
          "RequestExpired",
          "RequestTimeTooSkewed",
          "SignatureDoesNotMatch",
          "UnauthorizedException",
          "UnknownOperationException",
          "UnrecognizedClientException");

  private static final Set<String> THROTTLED =
      Set.of(
          "ThrottlingException",
          "Throttling",
          "ThrottledException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "SlowDown",
          "TooManyRequestsException");

  /** One member may be to blame, so parts of a merged request may pass alone. */
  private static final Set<String> INVALID =
      Set.of("ValidationException", "SerializationException");

  static Verdict of(AwsHttp.AwsResponse response) {
    int status = response.status();
    if (status >= 200 && status < 300) {
      return new Verdict(new Answer.Accepted(), null);
    }
    String type = ErrorType.of(response);
    return new Verdict(answer(status, type), RetryAfter.of(response));
  }

  static Verdict of(IOException failure) {
    return new Verdict(new Answer.Unavailable(failure.getClass().getSimpleName()), null);
  }

  /** Whether the same request may fare better in a moment. */
  boolean worthRetrying() {
    return switch (answer) {
      case Answer.Throttled(), Answer.Unavailable(_) -> true;
      case Answer.Accepted(), Answer.Refused(_, _), Answer.Denied(_), Answer.OutOfTime() -> false;
    };
  }

  boolean throttled() {
    return answer instanceof Answer.Throttled;
  }

  private static Answer answer(int status, @Nullable String type) {
    String detail = type == null ? "HTTP " + status : type + " (HTTP " + status + ")";
    if (status == 429 || (type != null && THROTTLED.contains(type))) {
      return new Answer.Throttled();
    }
    if (status == 401 || status == 403 || (status < 500 && type != null && DENIED.contains(type))) {
      return new Answer.Denied(detail);
    }
    return switch (status) {
      case 400 ->
          type == null
              ? new Answer.Unavailable(detail)
              : new Answer.Refused(INVALID.contains(type), detail);
      case 404 -> new Answer.Refused(false, detail);
      case 413 -> new Answer.Refused(true, detail);
      default -> new Answer.Unavailable(detail);
    };
  }
}

package io.iotmi.relay.aws.integrations;

import io.iotmi.relay.aws.http.AwsHttp.AwsResponse;
import io.iotmi.relay.aws.http.ErrorCodes;
import io.iotmi.relay.aws.http.ServiceError;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt came to. Whatever is neither the acceptance nor an error that the operation
 * documents may pass: the event is tried again, then comes back from its queue. See
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_SendConnectorEvent.html
 *
 * @param answer final unless another attempt does better
 * @param again whether the same request may fare better in a moment
 * @param retryAfter how long the endpoint asks to wait; null where it does not
 */
record AttemptResult(Answer answer, boolean again, @Nullable Duration retryAfter) {
  private static final int ACCEPTED = 202;

  /**
   * They come as 400, 401, 403 or 404 and all mean that the function, not the event, is set up
   * wrongly. See https://docs.aws.amazon.com/iot-mi/latest/APIReference/CommonErrors.html
   */
  private static final Set<String> DENIED =
      Set.of(
          "AccessDeniedException",
          "AccessDenied",
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
          "SignatureDoesNotMatch",
          "UnauthorizedException",
          "UnknownOperationException",
          "UnrecognizedClientException");

  /**
   * Reads an answer.
   *
   * @param connectorId of the request
   * @param known whether this runtime knew that the connector exists
   */
  static AttemptResult of(AwsResponse response, String connectorId, boolean known) {
    if (isAcceptance(response, connectorId)) {
      return new AttemptResult(new Answer.Accepted(), false, null);
    }
    ServiceError error = ServiceError.of(response);
    Answer answer = answer(response.status(), error, connectorId, known);
    boolean again =
        switch (answer) {
          case Answer.Throttled(), Answer.Unavailable _, Answer.TooLarge _ -> true;
          // Without a name it is not the service that denies.
          case Answer.Denied _ -> error.name() == null || error.isOneOf(ErrorCodes.STALE);
          case Answer.Accepted(),
              Answer.Refused _,
              Answer.ConnectorNotFound _,
              Answer.HeldBack(),
              Answer.OutOfTime() ->
              false;
        };
    return new AttemptResult(answer, again, RetryAfter.of(response));
  }

  static AttemptResult of(IOException failure) {
    return new AttemptResult(
        new Answer.Unavailable(failure.getClass().getSimpleName()), true, null);
  }

  boolean throttled() {
    return answer instanceof Answer.Throttled;
  }

  /** 202 and the connector's id in JSON; a proxy's login page has another status and no id. */
  private static boolean isAcceptance(AwsResponse response, String connectorId) {
    Json.Obj body = response.status() == ACCEPTED ? response.object() : null;
    return body != null && connectorId.equals(body.text("ConnectorId"));
  }

  /** Names that pass come first, because they do so under any status. */
  private static Answer answer(int status, ServiceError error, String connectorId, boolean known) {
    String detail = error.label(status);
    if (status == 429 || error.isOneOf(ErrorCodes.THROTTLING)) {
      return new Answer.Throttled();
    }
    if (error.isOneOf(ErrorCodes.TRANSIENT)) {
      return new Answer.Unavailable(detail);
    }
    boolean clientError = status >= 400 && status < 500;
    if (status == 401
        || status == 403
        || (clientError && (error.isOneOf(DENIED) || error.isOneOf(ErrorCodes.STALE)))) {
      return new Answer.Denied(detail);
    }
    if (status == 400 && error.whole() && error.isNamed("ValidationException")) {
      return new Answer.Refused(detail, QuotedMessage.of(error));
    }
    if (status == 404 && error.whole() && error.isNamed("ResourceNotFoundException")) {
      return known && !namesConnector(error, connectorId)
          ? new Answer.Refused(detail, QuotedMessage.of(error))
          : new Answer.ConnectorNotFound(detail);
    }
    return status == 413 ? new Answer.TooLarge(detail) : new Answer.Unavailable(detail);
  }

  private static boolean namesConnector(ServiceError error, String connectorId) {
    String resource = error.members().text("ResourceId");
    // An ARN ends in the id.
    return resource != null
        && (resource.equals(connectorId)
            || resource.endsWith("/" + connectorId)
            || resource.endsWith(":" + connectorId));
  }
}

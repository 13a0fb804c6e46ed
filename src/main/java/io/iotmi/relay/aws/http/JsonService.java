package io.iotmi.relay.aws.http;

import io.iotmi.relay.aws.http.AwsHttp.AwsRequest;
import io.iotmi.relay.aws.http.AwsHttp.AwsResponse;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A service of AWS that speaks AWS JSON. See
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 *
 * @param targetPrefix what stands before the operation in {@code X-Amz-Target}
 * @param contentType which names the version
 */
public record JsonService(
    AwsHttp http, URI endpoint, String signingName, String targetPrefix, String contentType) {

  /** Version 1.0. */
  public JsonService(AwsHttp http, URI endpoint, String signingName, String targetPrefix) {
    this(http, endpoint, signingName, targetPrefix, "application/x-amz-json-1.0");
  }

  /** Version 1.1. */
  public static JsonService version11(
      AwsHttp http, URI endpoint, String signingName, String targetPrefix) {
    return new JsonService(http, endpoint, signingName, targetPrefix, "application/x-amz-json-1.1");
  }

  /** What came of one call. */
  public sealed interface Reply {
    /** 200 with a JSON object; a page of a proxy is none. */
    record Answered(Json.Obj body) implements Reply {}

    /**
     * Anything else.
     *
     * @param reason for operators; a fixed phrase or the service's name of the error, never its
     *     message
     * @param again whether another try may help
     * @param error the service's name of the error; null where it gave none
     */
    record Failed(String reason, boolean again, @Nullable String error) implements Reply {
      /** Whether it is the service's error of that name. */
      public boolean names(String wanted) {
        return wanted.equals(error);
      }
    }
  }

  /** Calls once. Missing credentials are a failure like any other of the outside. */
  public Reply call(String operation, Json.Obj body, Deadline deadline) {
    if (deadline.passed()) {
      return new Reply.Failed("no time was left to ask " + signingName, false, null);
    }
    AwsRequest request =
        new AwsRequest(
            signingName,
            endpoint,
            Map.of("Content-Type", contentType, "X-Amz-Target", targetPrefix + "." + operation),
            JsonWriter.bytes(body),
            deadline.left());
    try {
      return read(http.post(request));
    } catch (IOException e) {
      return new Reply.Failed(signingName + " gave no answer", true, null);
    } catch (SdkException e) {
      return new Reply.Failed("no credentials for " + signingName, true, null);
    }
  }

  private Reply read(AwsResponse response) {
    int status = response.status();
    Json.Obj body = response.object();
    if (status == 200 && body != null) {
      return new Reply.Answered(body);
    }
    ServiceError error = ServiceError.of(response);
    String said =
        error.name() != null
            ? error.name()
            : error.whole() ? "without a name" : "with something unreadable";
    return new Reply.Failed(
        signingName + " answered " + status + " " + said, mayPass(status, error), error.name());
  }

  /** An answer without an error's name comes from a proxy or the like, and may pass. */
  private static boolean mayPass(int status, ServiceError error) {
    return status >= 500
        || status == 429
        || error.name() == null
        || error.isOneOf(ErrorCodes.THROTTLING)
        || error.isOneOf(ErrorCodes.TRANSIENT)
        || error.isOneOf(ErrorCodes.STALE);
  }
}

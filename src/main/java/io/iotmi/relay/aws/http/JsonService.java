package io.iotmi.relay.aws.http;

import io.iotmi.relay.aws.http.AwsHttp.AwsRequest;
import io.iotmi.relay.aws.http.AwsHttp.AwsResponse;
import io.iotmi.relay.json.JsonFault;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A service of AWS that speaks AWS JSON 1.0. See
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 *
 * @param targetPrefix what stands before the operation in {@code X-Amz-Target}
 */
public record JsonService(AwsHttp http, URI endpoint, String signingName, String targetPrefix) {

  /**
   * Errors of the client class that pass by themselves. See
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
   */
  private static final Set<String> PASSING =
      Set.of(
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "RequestThrottledException",
          "ThrottlingException",
          "Throttling",
          "TransactionInProgressException");

  private static final Pattern ERROR_NAME = Pattern.compile("[A-Za-z.]{1,100}");

  /** What came of one call. */
  public sealed interface Reply {
    /** 200 with its body. */
    record Answered(Json.Obj body) implements Reply {}

    /**
     * Anything else.
     *
     * @param reason for operators; a fixed phrase or the service's name of the error, never its
     *     message
     * @param again whether another try may help
     */
    record Failed(String reason, boolean again) implements Reply {
      /** Whether it is the service's error of that name. */
      public boolean names(String error) {
        return reason.endsWith(" " + error);
      }
    }
  }

  /** Calls once. Credentials that cannot be had are a failure like any other of the outside. */
  public Reply call(String operation, Json.Obj body, Deadline deadline) {
    if (deadline.passed()) {
      return new Reply.Failed("no time was left to ask " + signingName, false);
    }
    AwsRequest request =
        new AwsRequest(
            signingName,
            endpoint,
            Map.of(
                "Content-Type",
                "application/x-amz-json-1.0",
                "X-Amz-Target",
                targetPrefix + "." + operation),
            JsonWriter.bytes(body),
            deadline.left());
    try {
      return read(http.post(request));
    } catch (IOException e) {
      return new Reply.Failed(signingName + " gave no answer", true);
    } catch (SdkException e) {
      return new Reply.Failed("no credentials for " + signingName, true);
    }
  }

  private Reply read(AwsResponse response) {
    Json.Obj body;
    try {
      body = JsonReader.readEnvelope(response.body()) instanceof Json.Obj o ? o : Json.Obj.EMPTY;
    } catch (JsonFault e) {
      return new Reply.Failed(
          signingName + " answered " + response.status() + " with something unreadable",
          response.status() < 300 || response.status() >= 500);
    }
    if (response.status() == 200) {
      return new Reply.Answered(body);
    }
    String error = errorName(body);
    return new Reply.Failed(
        signingName + " answered " + response.status() + " " + error,
        response.status() >= 500 || response.status() == 429 || PASSING.contains(error));
  }

  /** The shape's name after the namespace; the service's message is left alone. */
  private static String errorName(Json.Obj body) {
    String type = body.text("__type");
    String name = type == null ? "" : type.substring(type.indexOf('#') + 1);
    return ERROR_NAME.matcher(name).matches() ? name : "without a name";
  }
}

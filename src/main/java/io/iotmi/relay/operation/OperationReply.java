package io.iotmi.relay.operation;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import org.jspecify.annotations.Nullable;

/**
 * The reply to managed integrations. The guide names no values of {@code responseCode} but 200, so
 * the others are those of HTTP. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/connector-operations-overview.html
 *
 * @param message reaches the customer word for word in a CONNECTOR_ERROR_REPORT, so it holds
 *     neither a token nor what a vendor said
 * @param userId of an activated user, else null
 */
public record OperationReply(int code, String message, @Nullable String userId) {
  public static final int DONE = 200;
  public static final int MALFORMED = 400;
  public static final int UNAUTHORIZED = 401;

  /** Another connector's call, or something that this one may not reach. */
  public static final int FORBIDDEN = 403;

  public static final int NOT_FOUND = 404;
  public static final int THROTTLED = 429;
  public static final int FAILED = 500;
  public static final int NOT_OFFERED = 501;

  /** The vendor answers something that cannot be read. */
  public static final int UNREADABLE = 502;

  public static final int UNAVAILABLE = 503;
  public static final int TOO_SLOW = 504;

  public static OperationReply refused(int code, String message) {
    return new OperationReply(code, message, null);
  }

  public static OperationReply done(String message) {
    return new OperationReply(DONE, message, null);
  }

  /** Whether the call was taken. */
  public boolean isDone() {
    return code == DONE;
  }

  /** The envelope of the reply. */
  public Json.Obj json() {
    return new JsonMembers()
        .add("header", new JsonMembers().number("responseCode", code).object())
        .add(
            "payload",
            new JsonMembers().text("responseMessage", message).text("userId", userId).object())
        .object();
  }
}

package io.iotmi.relay.operation;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import org.jspecify.annotations.Nullable;

/**
 * What managed integrations hears. The guide names no values of {@code responseCode} but 200, so
 * the others are those of HTTP. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/connector-operations-overview.html
 *
 * @param message reaches the customer word for word in a CONNECTOR_ERROR_REPORT, so it holds
 *     neither a token nor what a vendor said
 * @param userId of an activated user, else null
 */
public record OperationReply(int code, String message, @Nullable String userId) {
  public static final int MALFORMED = 400;
  public static final int UNAUTHORIZED = 401;
  public static final int OTHER_CONNECTOR = 403;
  public static final int NOT_OFFERED = 501;

  public static OperationReply refused(int code, String message) {
    return new OperationReply(code, message, null);
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

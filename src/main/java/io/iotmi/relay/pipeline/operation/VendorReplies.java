package io.iotmi.relay.pipeline.operation;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.operation.OperationReply;

/** What a vendor's refusal is to managed integrations, in words of the relay. */
final class VendorReplies {
  private VendorReplies() {}

  static OperationReply of(CloudAnswer.Refused<?> answer) {
    return switch (answer.refusal()) {
      case UNAUTHORIZED ->
          refused(
              OperationReply.UNAUTHORIZED,
              "the vendor does not take the authorization: it is expired or was revoked");
      case FORBIDDEN ->
          refused(
              OperationReply.FORBIDDEN, "the vendor does not let the authorization go that far");
      case NOT_FOUND -> refused(OperationReply.NOT_FOUND, "the vendor knows no such user");
      case DECLINED, INVALID ->
          refused(OperationReply.UNREADABLE, "the vendor does not take the request");
      case UNREADABLE ->
          refused(OperationReply.UNREADABLE, "the vendor answers something that cannot be read");
      case NOT_OFFERED ->
          refused(
              OperationReply.NOT_OFFERED,
              "neither the authorization nor the vendor tells whose it is");
    };
  }

  static OperationReply of(CloudAnswer.Unavailable<?> answer) {
    return switch (answer.outage()) {
      case THROTTLED ->
          refused(OperationReply.THROTTLED, "the vendor takes no more requests now; try again");
      case DOWN -> refused(OperationReply.UNAVAILABLE, "the vendor gives no answer; try again");
      case TIMED_OUT ->
          refused(
              OperationReply.TOO_SLOW, "the vendor is slow; its answer is waited for, try again");
    };
  }

  private static OperationReply refused(int code, String message) {
    return OperationReply.refused(code, message);
  }
}

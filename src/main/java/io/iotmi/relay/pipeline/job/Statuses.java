package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.operation.OperationReply;

/** The status of an answer that says why a vendor did not do something. */
public final class Statuses {
  private Statuses() {}

  public static int of(CloudAnswer.Refusal refusal) {
    return switch (refusal) {
      case UNAUTHORIZED -> OperationReply.UNAUTHORIZED;
      case FORBIDDEN -> OperationReply.FORBIDDEN;
      case NOT_FOUND -> OperationReply.NOT_FOUND;
      case DECLINED -> 409;
      case INVALID, UNREADABLE -> OperationReply.UNREADABLE;
      case NOT_OFFERED -> OperationReply.NOT_OFFERED;
    };
  }

  public static int of(CloudAnswer.Outage outage) {
    return switch (outage) {
      case THROTTLED -> OperationReply.THROTTLED;
      case DOWN -> OperationReply.UNAVAILABLE;
      case TIMED_OUT -> OperationReply.TOO_SLOW;
    };
  }
}

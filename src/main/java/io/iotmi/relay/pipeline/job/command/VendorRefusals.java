package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.pipeline.job.Statuses;

/** What a vendor's no, or its silence, is as the answer to a command. */
final class VendorRefusals {
  private VendorRefusals() {}

  static Part refused(Part part, CloudAnswer.Refused<?> refused) {
    String why =
        switch (refused.refusal()) {
          case UNAUTHORIZED -> "the authorization is expired or was revoked";
          case FORBIDDEN -> "the authorization does not reach the device";
          case NOT_FOUND -> "there is no such device";
          case DECLINED -> "the device cannot do it now";
          case INVALID -> "the vendor does not take it";
          case UNREADABLE -> "the vendor answers something that cannot be read";
          case NOT_OFFERED -> "the vendor does not offer it";
        };
    return part.decided(Statuses.of(refused.refusal()), why);
  }

  static Part failed(Part part, CloudAnswer.Unavailable<?> none) {
    return part.decided(Statuses.of(none.outage()), "the vendor gives no answer");
  }
}

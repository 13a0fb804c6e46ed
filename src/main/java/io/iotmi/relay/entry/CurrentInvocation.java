package io.iotmi.relay.entry;

import com.amazonaws.services.lambda.runtime.Context;
import io.iotmi.relay.model.Deadline;
import java.time.InstantSource;
import java.util.UUID;

/** What Lambda says of the invocation that is under way. */
record CurrentInvocation(Context context, Deadline deadline) {

  static CurrentInvocation of(Context context, InstantSource clock) {
    return new CurrentInvocation(
        context,
        new Deadline(clock.instant().plusMillis(context.getRemainingTimeInMillis()), clock));
  }

  /** Lambda reuses the request id when it retries, so a random part makes the run unique. */
  String run() {
    return context.getAwsRequestId() + "/" + UUID.randomUUID();
  }
}

package io.iotmi.relay.planted.stage.send;

import com.amazonaws.services.lambda.runtime.Context;
import io.iotmi.relay.planted.aws.Adapter;
import io.iotmi.relay.planted.stage.plan.Planner;
import io.iotmi.relay.planted.vendor.Folder;
import java.time.Instant;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A stage that knows its sibling, an adapter, a vendor, Lambda, the clock, and catches what the SDK
 * throws.
 */
final class Sender {
  Object send(Context context) {
    try {
      return new Object[] {new Planner(), new Adapter(), new Folder(), Instant.now(), context};
    } catch (SdkException e) {
      return e;
    }
  }
}

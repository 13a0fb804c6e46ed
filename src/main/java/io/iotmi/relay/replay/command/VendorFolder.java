package io.iotmi.relay.replay.command;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port to the folder of a vendor as it is now, which may be mended since a message was parked. */
@FunctionalInterface
public interface VendorFolder {

  /** What the folder makes of a message; null where it holds no payload of the vendor. */
  @Nullable Contents contents(InboundMessage message);

  /**
   * What a payload comes to.
   *
   * @param devices ids as the API has them, one for each request that has one
   */
  record Contents(int requests, List<String> devices, List<Violation> violations) {
    public Contents {
      devices = List.copyOf(devices);
      violations = List.copyOf(violations);
    }

    @Override
    public String toString() {
      return "Contents[" + requests + ", " + violations.size() + "]";
    }
  }
}

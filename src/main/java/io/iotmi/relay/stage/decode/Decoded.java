package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.model.VendorPayload;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One event of a message, or the reason why nothing could be read there, or a vendor's payload. */
public sealed interface Decoded {

  /** An event of a known form. */
  record Understood(ThirdPartyEvent event) implements Decoded {}

  /**
   * What a vendor's cloud sent, of which its folder makes events.
   *
   * @param arrivals how it arrived, for the event at each position
   */
  record FromVendor(VendorPayload payload, IntFunction<Arrival> arrivals) implements Decoded {}

  /**
   * No event of a known form.
   *
   * @param pointer where in the body; empty for the whole of it
   * @param reason what was expected, without content
   * @param orderGroup as {@link io.iotmi.relay.model.Source#orderGroup()}
   * @param trace the trace id the message carried, if it is a valid one
   */
  record Unreadable(
      EventRef ref,
      String pointer,
      String reason,
      @Nullable String orderGroup,
      @Nullable TraceId trace)
      implements Decoded {}
}

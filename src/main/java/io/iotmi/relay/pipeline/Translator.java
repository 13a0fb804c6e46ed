package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.stage.translate.Translation;
import java.util.function.IntFunction;

/** Port to the vendor's folder: makes events of its payloads. */
@FunctionalInterface
public interface Translator {

  /** Whether a payload may be translated; most folders trust those who may put it on the queue. */
  default PayloadCheck check(VendorPayload payload, Deadline deadline) {
    return new PayloadCheck.Passed();
  }

  Translation translate(VendorPayload payload, IntFunction<Arrival> arrivals);
}

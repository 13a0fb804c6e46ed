package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.stage.translate.KnownFacts;
import io.iotmi.relay.stage.translate.PayloadReadings;
import io.iotmi.relay.stage.translate.Translation;
import java.util.function.IntFunction;

/** Port to the vendor's folder: makes events of its payloads. */
public interface Translator {

  /** Whether a payload may be translated; most folders trust those who may put it on the queue. */
  default PayloadCheck check(VendorPayload payload, Deadline deadline) {
    return new PayloadCheck.Passed();
  }

  PayloadReadings read(VendorPayload payload);

  Translation translate(PayloadReadings readings, IntFunction<Arrival> arrivals, KnownFacts known);
}

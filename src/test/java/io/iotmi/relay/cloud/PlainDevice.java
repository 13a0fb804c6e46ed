package io.iotmi.relay.cloud;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.List;
import java.util.Map;

/** A device that has one component and can be reached. */
final class PlainDevice {
  private PlainDevice() {}

  static Description of(String device, Map<String, Json> values) {
    return new Description(
        device,
        "Device " + device,
        true,
        new JsonMembers().text("Brand", "Acme").object(),
        List.of(
            new Description.Part(
                List.of(), new Reading.ValueSet("main", values, Map.of(), Map.of()))));
  }
}

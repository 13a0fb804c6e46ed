package io.iotmi.relay.bench.quota;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A change of one attribute of one device.
 *
 * @param millis when it happens, from the begin of its trace
 * @param sequence grows with each change of this attribute, and is its value
 */
record VendorEvent(
    String id, long millis, String device, String cluster, String attribute, int sequence) {

  static VendorEvent backlog(int number) {
    return new VendorEvent("backlog-" + number, 0, "device-" + number, "0x0006", "0x0000", number);
  }

  String json() {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("EventId", id)
            .put("Operation", "DEVICE_EVENT")
            .put("UserId", "user-1")
            .put("ConnectorDeviceId", device);
    event
        .putObject("MatterEndpoint")
        .put("id", "1")
        .putArray("clusters")
        .addObject()
        .put("id", cluster)
        .putObject("attributes")
        .put(attribute, sequence);
    return event.toString();
  }
}

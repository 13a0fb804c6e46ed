package io.iotmi.relay.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.faults.PutEvent.Fate;
import io.iotmi.relay.local.wire.JsonTrees;
import java.util.Random;

/**
 * Writes the events of one submission. They share a trace id, so that changes of one device may be
 * merged.
 *
 * @param named whether events get an id of their own
 */
record EventForm(Random random, String submission, boolean named) {
  private static final int MAX_DEVICES = 7;
  private static final int ATTRIBUTES = 8;

  ObjectNode event(int number, String device, Fate fate) {
    String usedDevice = fate == Fate.INVALID ? device + ":" : device;
    int sample = fate == Fate.GOOD ? random.nextInt(100) : 0;
    if (sample >= 96) {
      return discovery(number);
    }
    if (sample >= 88) {
      return answer(number, usedDevice);
    }
    if (named && fate == Fate.GOOD && random.nextInt(4) == 0) {
      return cloudEvent(number, usedDevice);
    }
    ObjectNode event = requestForm(number, "DEVICE_EVENT").put("ConnectorDeviceId", usedDevice);
    change(event.putObject("MatterEndpoint").put("id", "1").putArray("clusters"), number);
    return event;
  }

  static String attribute(int number) {
    return "0x%04x".formatted(number % ATTRIBUTES);
  }

  private ObjectNode answer(int number, String device) {
    return requestForm(number, "DEVICE_COMMAND_RESPONSE")
        .put("ConnectorDeviceId", device)
        .put("StatusCode", 200)
        .put("Message", "e" + number);
  }

  private ObjectNode discovery(int number) {
    ObjectNode event =
        requestForm(number, "DEVICE_DISCOVERY")
            .put("StatusCode", 200)
            .put("DeviceDiscoveryId", "discovery" + number);
    ArrayNode devices = event.putArray("Devices");
    int count = 1 + random.nextInt(MAX_DEVICES);
    for (int i = 0; i < count; i++) {
      ObjectNode device = devices.addObject();
      device.put("ConnectorDeviceId", "n" + number + "-" + i);
      device.put("ConnectorDeviceName", "Lamp " + i);
      ObjectNode report = device.putObject("CapabilityReport");
      report.put("version", "1.0.0").put("nodeId", "1");
      ObjectNode endpoint = report.putArray("endpoints").addObject().put("id", "1");
      endpoint.putArray("deviceTypes").add("On/Off Light");
      ObjectNode cluster = endpoint.putArray("clusters").addObject();
      cluster.put("id", "0x0006").put("revision", 6).put("publicId", "matter.OnOff@1.4");
      cluster.put("name", "On/Off").put("specVersion", "1.4");
      cluster.putArray("attributes").addObject().put("id", "0x0000").put("name", "OnOff");
      cluster.putArray("commands").add("0x00");
      cluster.putArray("events");
    }
    return event;
  }

  private ObjectNode cloudEvent(int number, String device) {
    ObjectNode event = JsonTrees.object();
    event.put("specversion", "1.0").put("id", "id-" + number).put("source", "https://faults");
    event.put("type", "device.changed").put("subject", device).put("traceid", submission);
    ObjectNode data = event.putObject("data").put("endpoint", "1");
    change(data.putArray("clusters"), number);
    return event;
  }

  private ObjectNode requestForm(int number, String operation) {
    ObjectNode event = JsonTrees.object().put("Operation", operation).put("TraceId", submission);
    if (named) {
      event.put("EventId", "id-" + number);
    }
    return event;
  }

  private static void change(ArrayNode clusters, int number) {
    ObjectNode cluster = clusters.addObject().put("id", "0x0006");
    cluster.putObject("attributes").put(attribute(number), number);
  }
}

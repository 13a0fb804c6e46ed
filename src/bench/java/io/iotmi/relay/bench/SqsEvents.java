package io.iotmi.relay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Batches as SQS hands them over. No two events have the same id. */
final class SqsEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private SqsEvents() {}

  /** One change of each of that number of devices. */
  static byte[] changes(int count) {
    return changes(count, count);
  }

  /** That number of changes, spread over the devices. */
  static byte[] changes(int count, int devices) {
    return batch(IntStream.range(0, count).mapToObj(i -> change("device-" + i % devices)).toList());
  }

  /** One discovery job that found that number of devices, in one message. */
  static byte[] discovery(int devices) {
    int number = NEXT.incrementAndGet();
    ObjectNode event =
        JSON.createObjectNode()
            .put("EventId", "found-" + number)
            .put("Operation", "DEVICE_DISCOVERY")
            .put("UserId", "user-1")
            .put("DeviceDiscoveryId", "job" + number)
            .put("TraceId", "trace-" + number);
    ArrayNode found = event.putArray("Devices");
    for (int i = 0; i < devices; i++) {
      ObjectNode device = found.addObject().put("ConnectorDeviceId", "device-" + i);
      ObjectNode report = device.putObject("CapabilityReport").put("version", "1.0.0");
      ObjectNode endpoint = report.putArray("endpoints").addObject().put("id", "1");
      endpoint.putArray("deviceTypes").add("Dimmable Light");
      ObjectNode cluster = endpoint.putArray("clusters").addObject();
      cluster.put("id", "0x0006").put("revision", 6).put("publicId", "matter.OnOff@1.4");
      cluster.put("name", "On/Off").put("specVersion", "1.4");
      ObjectNode attribute = cluster.putArray("attributes").addObject();
      attribute.put("id", "0x0000").put("name", "OnOff").put("value", true);
      cluster.putArray("commands").add("0x00").add("0x01").add("0x02");
    }
    return batch(List.of(event.toString()));
  }

  /** The body of one change. */
  static String change(String device) {
    int number = NEXT.incrementAndGet();
    ObjectNode event =
        JSON.createObjectNode()
            .put("EventId", "change-" + number)
            .put("Operation", "DEVICE_EVENT")
            .put("UserId", "user-1")
            .put("ConnectorDeviceId", device)
            .put("TraceId", "trace-" + number);
    ObjectNode endpoint = event.putObject("MatterEndpoint").put("id", "1");
    ObjectNode cluster = endpoint.putArray("clusters").addObject().put("id", "0x0008");
    cluster.putObject("attributes").put("0x0000", number % 255);
    return event.toString();
  }

  private static byte[] batch(List<String> bodies) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (String body : bodies) {
      ObjectNode message = records.addObject();
      message.put("messageId", "message-" + NEXT.incrementAndGet()).put("body", body);
      message.put("receiptHandle", "receipt").put("md5OfBody", "0").put("awsRegion", "eu-west-1");
      message.put("eventSource", "aws:sqs");
      message.put("eventSourceARN", "arn:aws:sqs:eu-west-1:000000000000:bench");
      message.putObject("attributes").put("ApproximateReceiveCount", "1");
      message.putObject("messageAttributes");
    }
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}

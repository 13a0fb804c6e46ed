package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.stage.park.MessageLimits;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One entry of a batch within the limits of SQS. What SQS would refuse the whole message for, an
 * attribute with a name or a value out of bounds, is left out; what is left is never altered. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 *
 * @param index place of the message in the caller's list
 * @param bytes as SQS counts
 */
record SqsEntry(
    int index, QueuedMessage message, Map<String, MessageAttribute> attributes, int bytes) {

  /** The alphabet of group and deduplication ids: what ASCII prints, without the blank. */
  private static final Pattern FIFO_ID = Pattern.compile("[!-~]{1,128}");

  static SqsEntry of(int index, QueuedMessage message) {
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
    new TreeMap<>(message.attributes())
        .forEach(
            (name, value) -> {
              if (attributes.size() < MessageLimits.MAX_ATTRIBUTES
                  && MessageLimits.isAttribute(name, value)) {
                attributes.put(name, value);
              }
            });
    return new SqsEntry(
        index, message, attributes, MessageLimits.bytes(message.body(), attributes));
  }

  /** Whether SQS can take the body at all. */
  boolean sendable() {
    return bytes <= MessageLimits.MAX_BYTES && MessageLimits.isText(message.body());
  }

  String id() {
    return "m" + index;
  }

  Json json(boolean fifo) {
    Map<String, Json> entry = new LinkedHashMap<>();
    entry.put("Id", new Json.Text(id()));
    entry.put("MessageBody", new Json.Text(message.body()));
    if (!attributes.isEmpty()) {
      Map<String, Json> values = new LinkedHashMap<>();
      attributes.forEach((name, value) -> values.put(name, json(value)));
      entry.put("MessageAttributes", new Json.Obj(values));
    }
    if (message.xrayHeader() != null) {
      entry.put(
          "MessageSystemAttributes",
          new Json.Obj(
              Map.of("AWSTraceHeader", json(MessageAttribute.text(message.xrayHeader())))));
    }
    if (fifo) {
      entry.put("MessageGroupId", new Json.Text(fifoId(message.group())));
      entry.put("MessageDeduplicationId", new Json.Text(fifoId(message.deduplicationId())));
    }
    return new Json.Obj(entry);
  }

  private static Json json(MessageAttribute attribute) {
    return new Json.Obj(
        Map.of(
            "DataType",
            new Json.Text(attribute.dataType()),
            attribute.binary() ? "BinaryValue" : "StringValue",
            new Json.Text(attribute.value())));
  }

  /** The id itself where SQS takes it, else its hash, which keeps different ids apart. */
  static String fifoId(String id) {
    return FIFO_ID.matcher(id).matches() ? id : Sha256.hex(id);
  }

  @Override
  public String toString() {
    return "SqsEntry[" + id() + "]";
  }
}

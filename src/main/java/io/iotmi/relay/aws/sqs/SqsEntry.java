package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
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

  Json.Obj json(boolean fifo) {
    JsonMembers entry = new JsonMembers().text("Id", id()).text("MessageBody", message.body());
    if (!attributes.isEmpty()) {
      JsonMembers values = new JsonMembers();
      attributes.forEach((name, value) -> values.add(name, value.json()));
      entry.add("MessageAttributes", values.object());
    }
    if (message.xrayHeader() != null) {
      Json header = MessageAttribute.text(message.xrayHeader()).json();
      entry.add("MessageSystemAttributes", new Json.Obj(Map.of("AWSTraceHeader", header)));
    }
    if (fifo) {
      entry
          .text("MessageGroupId", fifoId(message.group()))
          .text("MessageDeduplicationId", fifoId(message.deduplicationId()));
    }
    return entry.object();
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

package io.iotmi.relay.local.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The event in which Lambda hands a batch of messages to a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
 *     Amazon SQS</a>
 */
public final class BatchEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BatchEvent() {}

  public static byte[] of(QueueRef queue, List<Message> messages) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    messages.forEach(message -> write(records.addObject(), queue, message));
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(ObjectNode to, QueueRef queue, Message message) {
    to.put("messageId", message.messageId());
    to.put("receiptHandle", message.receiptHandle());
    to.put("body", message.body());
    ObjectNode attributes = to.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    ObjectNode messageAttributes = to.putObject("messageAttributes");
    for (Map.Entry<String, MessageAttributeValue> entry : message.messageAttributes().entrySet()) {
      write(messageAttributes.putObject(entry.getKey()), entry.getValue());
    }
    to.put("md5OfBody", message.md5OfBody());
    if (message.md5OfMessageAttributes() != null) {
      to.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    to.put("eventSource", "aws:sqs");
    to.put("eventSourceARN", queue.arn());
    to.put("awsRegion", LocalSqs.REGION);
  }

  private static void write(ObjectNode to, MessageAttributeValue value) {
    if (value.stringValue() != null) {
      to.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      to.put("binaryValue", value.binaryValue().asByteArray());
    }
    to.putArray("stringListValues");
    to.putArray("binaryListValues");
    to.put("dataType", value.dataType());
  }
}

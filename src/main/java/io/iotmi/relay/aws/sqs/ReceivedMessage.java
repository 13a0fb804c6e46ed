package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as ReceiveMessage hands it over. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Message.html
 */
final class ReceivedMessage {
  private ReceivedMessage() {}

  static List<InboundMessage> all(Json.Obj answer, String queueArn) {
    List<InboundMessage> messages = new ArrayList<>();
    if (answer.get("Messages") instanceof Json.Arr(List<Json> items)) {
      for (Json item : items) {
        if (item instanceof Json.Obj message) {
          messages.add(one(messages.size(), message, queueArn));
        }
      }
    }
    return messages;
  }

  private static InboundMessage one(int index, Json.Obj message, String queueArn) {
    Json.Obj system = object(message, "Attributes");
    String handle = text(message, "ReceiptHandle");
    Long receives = number(system, "ApproximateReceiveCount");
    Long sent = number(system, "SentTimestamp");
    return new InboundMessage(
        index,
        new Source.Sqs(
            text(message, "MessageId"),
            queueArn,
            system.text("MessageGroupId"),
            system.text("MessageDeduplicationId"),
            sent == null ? null : Instant.ofEpochMilli(sent),
            attributes(object(message, "MessageAttributes")),
            system.text("AWSTraceHeader"),
            new Source.Receipt(handle, receives == null ? 1 : receives.intValue()),
            null),
        new Body.Text(text(message, "Body")));
  }

  private static Map<String, MessageAttribute> attributes(Json.Obj given) {
    Map<String, MessageAttribute> attributes = new HashMap<>();
    for (Map.Entry<String, Json> entry : given.members().entrySet()) {
      if (entry.getValue() instanceof Json.Obj value) {
        String type = text(value, "DataType");
        String text = value.text("StringValue");
        attributes.put(
            entry.getKey(),
            new MessageAttribute(type, text == null ? text(value, "BinaryValue") : text));
      }
    }
    return attributes;
  }

  private static Json.Obj object(Json.Obj members, String name) {
    return members.get(name) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }

  private static String text(Json.Obj members, String name) {
    String text = members.text(name);
    return text == null ? "" : text;
  }

  private static @Nullable Long number(Json.Obj members, String name) {
    try {
      String text = members.text(name);
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

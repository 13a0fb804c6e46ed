package io.iotmi.relay.entry;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of an SQS event. Missing members are taken for absent, so that one odd record does
 * not cost its neighbours. See https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
final class SqsRecords {
  private SqsRecords() {}

  static List<InboundMessage> messages(List<Json> records) {
    List<InboundMessage> messages = new ArrayList<>(records.size());
    for (Json item : records) {
      Json.Obj sqsRecord = item instanceof Json.Obj object ? object : Json.Obj.EMPTY;
      String body = sqsRecord.text("body");
      messages.add(
          new InboundMessage(
              messages.size(), source(sqsRecord), new Body.Text(body == null ? "" : body)));
    }
    return List.copyOf(messages);
  }

  /** Whether a record among others is one of a queue; a body makes it one. */
  static boolean isFromQueue(Json item) {
    return isOfSqs(item)
        || (item instanceof Json.Obj sqsRecord
            && sqsRecord.text("eventSource") == null
            && sqsRecord.get("body") != null);
  }

  /** Whether it says so itself. */
  static boolean isOfSqs(Json item) {
    return item instanceof Json.Obj sqsRecord && "aws:sqs".equals(sqsRecord.text("eventSource"));
  }

  private static Source source(Json.Obj sqsRecord) {
    Json.Obj system =
        sqsRecord.get("attributes") instanceof Json.Obj given ? given : Json.Obj.EMPTY;
    return new Source.Sqs(
        orEmpty(sqsRecord.text("messageId")),
        orEmpty(sqsRecord.text("eventSourceARN")),
        system.text("MessageGroupId"),
        system.text("MessageDeduplicationId"),
        instant(system.text("SentTimestamp")),
        attributes(sqsRecord),
        system.text("AWSTraceHeader"),
        receipt(sqsRecord.text("receiptHandle"), system.text("ApproximateReceiveCount")),
        null);
  }

  private static Source.@Nullable Receipt receipt(
      @Nullable String handle, @Nullable String receiveCount) {
    if (handle == null || handle.isEmpty()) {
      return null;
    }
    try {
      int count = receiveCount == null ? 1 : Integer.parseInt(receiveCount);
      return new Source.Receipt(handle, Math.max(1, count));
    } catch (NumberFormatException e) {
      return new Source.Receipt(handle, 1);
    }
  }

  private static Map<String, MessageAttribute> attributes(Json.Obj sqsRecord) {
    Map<String, MessageAttribute> attributes = new HashMap<>();
    if (sqsRecord.get("messageAttributes") instanceof Json.Obj(Map<String, Json> given)) {
      given.forEach(
          (name, json) -> {
            if (json instanceof Json.Obj object) {
              String text = object.text("stringValue");
              String base64 = object.text("binaryValue");
              String type = object.text("dataType");
              if (text != null) {
                attributes.put(name, new MessageAttribute(type == null ? "String" : type, text));
              } else if (base64 != null) {
                attributes.put(name, new MessageAttribute(type == null ? "Binary" : type, base64));
              }
            }
          });
    }
    return attributes;
  }

  private static @Nullable Instant instant(@Nullable String epochMillis) {
    try {
      return epochMillis == null ? null : Instant.ofEpochMilli(Long.parseLong(epochMillis));
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}

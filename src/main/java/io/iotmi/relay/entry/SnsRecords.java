package io.iotmi.relay.entry;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of an SNS event, whose members begin with capital letters. See
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
 */
final class SnsRecords {
  private SnsRecords() {}

  static boolean isOfSns(Json item) {
    return item instanceof Json.Obj snsRecord && "aws:sns".equals(snsRecord.text("EventSource"));
  }

  static List<InboundMessage> messages(List<Json> records) {
    List<InboundMessage> messages = new ArrayList<>(records.size());
    for (Json item : records) {
      Json.Obj notification =
          item instanceof Json.Obj snsRecord && snsRecord.get("Sns") instanceof Json.Obj given
              ? given
              : Json.Obj.EMPTY;
      messages.add(
          new InboundMessage(
              messages.size(),
              new Source.Sns(
                  orEmpty(notification.text("MessageId")),
                  orEmpty(notification.text("TopicArn")),
                  instant(notification.text("Timestamp")),
                  attributes(notification)),
              new Body.Text(orEmpty(notification.text("Message")))));
    }
    return List.copyOf(messages);
  }

  private static Map<String, String> attributes(Json.Obj notification) {
    Map<String, String> texts = new HashMap<>();
    if (notification.get("MessageAttributes") instanceof Json.Obj(Map<String, Json> given)) {
      given.forEach(
          (name, attribute) -> {
            if (attribute instanceof Json.Obj object
                && "String".equals(object.text("Type"))
                && object.get("Value") instanceof Json.Text(String text)) {
              texts.put(name, text);
            }
          });
    }
    return texts;
  }

  private static @Nullable Instant instant(@Nullable String timestamp) {
    try {
      return timestamp == null ? null : Instant.parse(timestamp);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}

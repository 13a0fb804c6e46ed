package io.iotmi.relay.stage.park;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to wait, before it has the form in which SQS takes it.
 *
 * @param sender the sender's attributes
 * @param relay those of {@link RelayAttributes}, but for form and violations
 * @param violations null where reason and pointer say everything
 */
record Waiting(
    Body body,
    Map<String, MessageAttribute> sender,
    Map<String, String> relay,
    @Nullable ViolationList violations,
    @Nullable String xrayHeader,
    String group,
    String deduplicationId) {

  /** Bytes of the list of violations; it is shortened before a message is given up. */
  private static final List<Integer> ROOMS = List.of(256 * 1024, 32 * 1024, 0);

  /** With the sender's own body and attributes where SQS takes them so, else in an envelope. */
  QueuedMessage queued() {
    QueuedMessage plain = plain();
    if (plain != null && MessageLimits.fit(plain)) {
      return plain;
    }
    for (int room : ROOMS) {
      for (boolean compressed : List.of(false, true)) {
        QueuedMessage enveloped = enveloped(room, compressed);
        if (MessageLimits.fit(enveloped)) {
          return enveloped;
        }
      }
    }
    return enveloped(0, true);
  }

  /** Null where one of the sender's attributes has the name of one of the relay's. */
  private @Nullable QueuedMessage plain() {
    if (!(body instanceof Body.Text(String text))) {
      return null;
    }
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>(sender);
    for (Map.Entry<String, MessageAttribute> own : own(RelayAttributes.PLAIN).entrySet()) {
      MessageAttribute given = attributes.put(own.getKey(), own.getValue());
      if (given != null && !given.equals(own.getValue())) {
        return null;
      }
    }
    Json list = violations == null ? null : violations.within(ROOMS.getFirst());
    if (list != null) {
      MessageAttribute value = MessageAttribute.text(JsonWriter.ascii(list));
      if (attributes.put(RelayAttributes.FAULTS, value) != null) {
        return null;
      }
    }
    return new QueuedMessage(text, attributes, xrayHeader, group, deduplicationId);
  }

  private QueuedMessage enveloped(int room, boolean compressed) {
    String text =
        new WaitingEnvelope(body, sender)
            .text(violations == null ? null : violations.within(room), compressed);
    return new QueuedMessage(
        text, own(RelayAttributes.ENVELOPE), xrayHeader, group, deduplicationId);
  }

  private Map<String, MessageAttribute> own(String form) {
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
    attributes.put(RelayAttributes.FORM, MessageAttribute.text(form));
    relay.forEach((name, value) -> attributes.put(name, MessageAttribute.text(value)));
    // What SQS does not take as an attribute stands in the list of violations.
    attributes.entrySet().removeIf(a -> !MessageLimits.isAttribute(a.getKey(), a.getValue()));
    return attributes;
  }

  /** Leaves out what is not known. */
  static void put(Map<String, String> attributes, String name, @Nullable Object value) {
    String text = Objects.toString(value, "");
    if (!text.isEmpty()) {
      attributes.put(name, text);
    }
  }

  @Override
  public String toString() {
    return "Waiting[" + relay.keySet() + "]";
  }
}

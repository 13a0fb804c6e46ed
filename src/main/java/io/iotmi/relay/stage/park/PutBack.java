package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message on its way back to the queue of events. However often it is sent, its events are the
 * same ones: it carries the id that it had when it first came.
 *
 * @param grouped whether the group is one that its sender gave it
 */
public record PutBack(QueuedMessage message, boolean grouped) {

  /** As it waits, with all its attributes; what says nothing of its origin is told it. */
  public static PutBack of(InboundMessage waiting) {
    Source.Sqs sqs = sqs(waiting);
    boolean told =
        sqs.text(RelayAttributes.FORM) != null && sqs.text(RelayAttributes.MESSAGE_ID) != null;
    if (!told || !(waiting.body() instanceof Body.Text(String text))) {
      InboundMessage message = ComesBack.read(waiting).message();
      return told(message.body(), sqs(message), sqs(message).attributes());
    }
    String original = sqs.text(RelayAttributes.GROUP_ID);
    String group = original == null ? sqs.messageGroupId() : original;
    return new PutBack(
        new QueuedMessage(
            text,
            sqs.attributes(),
            sqs.xrayHeader(),
            group == null ? sqs.messageId() : group,
            deduplicationId(sqs)),
        group != null);
  }

  /** With another body, in which each event that must not be the same one has an id of its own. */
  public static PutBack withBody(InboundMessage waiting, String body) {
    Source.Sqs sqs = sqs(ComesBack.read(waiting).message());
    Map<String, MessageAttribute> attributes = new HashMap<>(sqs.attributes());
    attributes.remove(RelayAttributes.EVENT_KEY);
    return told(new Body.Text(body), sqs, attributes);
  }

  private static PutBack told(Body body, Source.Sqs sqs, Map<String, MessageAttribute> attributes) {
    Source.Origin first = sqs.first();
    Map<String, String> relay = new LinkedHashMap<>();
    Waiting.put(relay, RelayAttributes.MESSAGE_ID, first.messageId());
    Waiting.put(relay, RelayAttributes.GROUP_ID, first.messageGroupId());
    Waiting.put(relay, RelayAttributes.DEDUPLICATION_ID, first.messageDeduplicationId());
    String group = first.messageGroupId();
    return new PutBack(
        new Waiting(
                body,
                attributes,
                relay,
                null,
                sqs.xrayHeader(),
                group == null ? sqs.messageId() : group,
                deduplicationId(sqs))
            .queued(),
        group != null);
  }

  private static Source.Sqs sqs(InboundMessage waiting) {
    if (waiting.source() instanceof Source.Sqs sqs) {
      return sqs;
    }
    throw new IllegalArgumentException("only a message of a queue goes back to one");
  }

  /**
   * The same each time the message is sent again, so that a FIFO queue takes it once, and another
   * one than it came with, which the queue may remember.
   */
  private static String deduplicationId(Source.Sqs sqs) {
    return "replay-" + sqs.messageId();
  }

  @Override
  public String toString() {
    return "PutBack[" + message + "]";
  }
}

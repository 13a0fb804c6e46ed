package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import java.util.HashMap;
import java.util.Map;

/** A message that the relay may have put on its queue itself, as it was before. */
public sealed interface ComesBack {

  InboundMessage message();

  /** With what its sender gave it, or as it came where the relay never saw it before. */
  record Read(InboundMessage message) implements ComesBack {}

  /**
   * An envelope that cannot be opened; the message has it as its body.
   *
   * @param pointer where in its body
   */
  record Broken(InboundMessage message, String pointer, String reason) implements ComesBack {}

  /**
   * Only a message of SQS can be one: there IAM says who may send, and such a sender may name any
   * event anyway. The body alone makes no envelope: API Gateway or SNS may have passed on a body
   * that anyone wrote.
   */
  static ComesBack read(InboundMessage message) {
    if (!(message.source() instanceof Source.Sqs sqs)) {
      return new Read(message);
    }
    String form = sqs.text(RelayAttributes.FORM);
    if (RelayAttributes.PLAIN.equals(form)) {
      return new Read(restored(message, message.body(), sqs, Map.of()));
    }
    if (!RelayAttributes.ENVELOPE.equals(form) || !(message.body() instanceof Body.Text body)) {
      return new Read(message);
    }
    return switch (WaitingEnvelope.open(body.value())) {
      case WaitingEnvelope.Opening.Failed(String pointer, String reason) ->
          new Broken(restored(message, body, sqs, Map.of()), pointer, reason);
      case WaitingEnvelope.Opening.Opened(WaitingEnvelope inner) ->
          new Read(restored(message, inner.body(), sqs, inner.attributes()));
    };
  }

  private static InboundMessage restored(
      InboundMessage message, Body body, Source.Sqs sqs, Map<String, MessageAttribute> inner) {
    Map<String, MessageAttribute> attributes = new HashMap<>(sqs.attributes());
    attributes.keySet().removeAll(RelayAttributes.ABOUT);
    inner.forEach(attributes::putIfAbsent);
    String id = sqs.text(RelayAttributes.MESSAGE_ID);
    // An event that came over HTTP is for the first time on a queue.
    Source.Origin origin =
        id == null
            ? new Source.Origin(sqs.messageId(), sqs.messageGroupId(), sqs.messageDeduplicationId())
            : new Source.Origin(
                id, sqs.text(RelayAttributes.GROUP_ID), sqs.text(RelayAttributes.DEDUPLICATION_ID));
    return new InboundMessage(
        message.index(),
        new Source.Sqs(
            sqs.messageId(),
            sqs.queueArn(),
            sqs.messageGroupId(),
            sqs.messageDeduplicationId(),
            sqs.sentAt(),
            attributes,
            sqs.xrayHeader(),
            sqs.receipt(),
            origin),
        body);
  }
}

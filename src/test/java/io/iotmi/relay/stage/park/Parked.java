package io.iotmi.relay.stage.park;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.park.Parking.ToPark;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Messages that are to be parked, and what is read of parked ones. */
final class Parked {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);
  static final Outcome REJECTED =
      new Outcome.Rejected(
          List.of(new Violation("/0/UserId", "length", "must have 1 to 2048 characters")));

  private Parked() {}

  static InboundMessage message(int index, String messageId, String arn, String body) {
    return new InboundMessage(
        index,
        sqs(messageId, arn, Map.of("Other", MessageAttribute.text("x"))),
        new Body.Text(body));
  }

  static InboundMessage message(
      int index, String messageId, String body, Map<String, MessageAttribute> attributes) {
    return new InboundMessage(index, sqs(messageId, "arn", attributes), new Body.Text(body));
  }

  private static Source.Sqs sqs(
      String messageId, String arn, Map<String, MessageAttribute> attributes) {
    return new Source.Sqs(messageId, arn, "g", null, NOW, attributes, "Root=1-2-3", null, null);
  }

  /** As the queue of events gives it to the relay once it has been put there again. */
  static InboundMessage redelivered(QueuedMessage parked, String messageId) {
    return new InboundMessage(
        0,
        new Source.Sqs(
            messageId,
            "arn",
            null,
            null,
            NOW,
            parked.attributes(),
            parked.xrayHeader(),
            null,
            null),
        new Body.Text(parked.body()));
  }

  static ToPark toPark(InboundMessage original, EventResult... results) {
    return new ToPark(original, results[0], List.of(results), null);
  }

  /** The message on the queue of parked ones, whose events have these outcomes; it fits SQS. */
  static QueuedMessage form(InboundMessage message, Outcome... outcomes) {
    QueuedMessage form =
        ParkedForm.of(
            toPark(
                message,
                IntStream.range(0, outcomes.length)
                    .mapToObj(i -> result(0, i, outcomes[i], "c#" + i, "trace-" + i))
                    .toArray(EventResult[]::new)));
    assertTrue(MessageLimits.fit(form));
    return form;
  }

  static EventResult result(
      int message, int position, Outcome outcome, @Nullable String key, @Nullable String trace) {
    return new EventResult(
        new EventRef(message, position),
        outcome,
        trace == null ? null : new TraceId(trace),
        key == null ? null : new EventKey(key),
        "connector",
        null,
        null);
  }

  static Map<String, String> texts(QueuedMessage message) {
    Map<String, String> texts = new HashMap<>();
    message.attributes().forEach((name, attribute) -> texts.put(name, attribute.value()));
    return texts;
  }
}

package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts what cannot be relayed where a person finds it, and what cannot be relayed yet where a later
 * run finds it. Thread-safe.
 */
public final class Parking {
  private final MessageQueue queue;
  private final @Nullable String rejectedQueueUrl;
  private final @Nullable String overflowQueueUrl;

  /** A URL that is null means that there is no such queue, and nothing is ever safe there. */
  public Parking(
      MessageQueue queue, @Nullable String rejectedQueueUrl, @Nullable String overflowQueueUrl) {
    this.queue = queue;
    this.rejectedQueueUrl = rejectedQueueUrl;
    this.overflowQueueUrl = overflowQueueUrl;
  }

  /**
   * A message that will never be relayed as it is.
   *
   * @param worst the event for which it is parked: rejected, unreadable or in conflict
   */
  public record ToPark(InboundMessage original, EventResult worst) {}

  /**
   * An event that a later run is to relay.
   *
   * @param body the event as that run shall read it, in characters that SQS takes
   * @param orderGroup as {@link Source#orderGroup()}
   */
  public record ToOverflow(EventResult result, String body, @Nullable String orderGroup) {
    @Override
    public String toString() {
      return "ToOverflow[" + result.ref() + "]";
    }
  }

  /** Whether there is a queue for rejected messages. */
  public boolean canPark() {
    return rejectedQueueUrl != null;
  }

  /** Gives the indexes of the messages that are safe on the queue of rejected ones. */
  public Set<Integer> parkRejected(List<ToPark> messages, Deadline deadline) {
    return put(rejectedQueueUrl, messages, Parking::message, p -> p.original().index(), deadline);
  }

  /** Gives the events that are safe on the overflow queue. */
  public Set<EventRef> overflow(List<ToOverflow> events, Deadline deadline) {
    return put(overflowQueueUrl, events, Parking::message, o -> o.result().ref(), deadline);
  }

  private <T, R> Set<R> put(
      @Nullable String url,
      List<T> items,
      Function<T, QueuedMessage> toMessage,
      Function<T, R> toName,
      Deadline deadline) {
    Set<R> safe = new HashSet<>();
    if (url != null && !items.isEmpty()) {
      List<Boolean> taken = queue.enqueue(url, items.stream().map(toMessage).toList(), deadline);
      for (int i = 0; i < items.size(); i++) {
        if (taken.get(i)) {
          safe.add(toName.apply(items.get(i)));
        }
      }
    }
    return Set.copyOf(safe);
  }

  private static QueuedMessage message(ToPark parked) {
    InboundMessage original = parked.original();
    EventResult worst = parked.worst();
    String body =
        switch (original.body()) {
          case Body.Text(String text) -> text;
          case Body.Base64(String text) -> text;
        };
    Map<String, String> attributes = attributes(worst);
    attributes.put("Reason", ParkReason.of(worst.outcome()));
    String pointer = ParkReason.pointer(worst.outcome());
    if (!pointer.isEmpty()) {
      attributes.put("Pointer", pointer);
    }
    String given =
        original.source() instanceof Source.Sqs sqs ? emptyToNull(sqs.messageId()) : null;
    EventKey key = worst.key();
    String name = given != null ? given : key != null ? key.value() : Sha256.hex(body);
    String group = original.source().orderGroup();
    return new QueuedMessage(body, attributes, group == null ? name : group, name);
  }

  /**
   * An event without identity gets a name that no other one has: two of the same content are two
   * events, and a FIFO queue must not take the second for a repeat.
   */
  private static QueuedMessage message(ToOverflow waiting) {
    EventKey key = waiting.result().key();
    String name = key != null ? key.value() : UUID.randomUUID().toString();
    String group = waiting.orderGroup();
    return new QueuedMessage(
        waiting.body(), attributes(waiting.result()), group == null ? name : group, name);
  }

  private static Map<String, String> attributes(EventResult result) {
    Map<String, String> attributes = new LinkedHashMap<>();
    EventKey key = result.key();
    if (key != null) {
      attributes.put("EventKey", key.value());
    }
    TraceId trace = result.traceId();
    if (trace != null) {
      attributes.put("TraceId", trace.value());
    }
    return attributes;
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
   * @param results of all events of the message, the worst one included
   * @param lane what the message must stay in order with, where its source demands no order; null
   *     for nothing
   */
  public record ToPark(
      InboundMessage original,
      EventResult worst,
      List<EventResult> results,
      @Nullable String lane) {
    public ToPark {
      if (!(worst.outcome() instanceof Outcome.Refused)) {
        throw new IllegalArgumentException("the outcome is no reason to park a message");
      }
      results = List.copyOf(results);
    }

    Outcome.Refused refusal() {
      return (Outcome.Refused) worst.outcome();
    }
  }

  /**
   * An event that a later run is to relay.
   *
   * @param event as it was understood
   * @param digest of its content
   * @param source where it came from
   * @param lane what it must stay in order with; null for nothing
   */
  public record ToOverflow(
      EventResult result,
      ThirdPartyEvent event,
      String digest,
      Source source,
      @Nullable String lane) {
    @Override
    public String toString() {
      return "ToOverflow[" + result.ref() + "]";
    }
  }

  /** Whether there is a queue for events that must wait. */
  public boolean canOverflow() {
    return overflowQueueUrl != null;
  }

  /** Gives the indexes of the messages that are safe on the queue of rejected ones. */
  public Set<Integer> parkRejected(List<ToPark> messages, Deadline deadline) {
    return put(rejectedQueueUrl, messages, ParkedForm::of, p -> p.original().index(), deadline);
  }

  /** Gives the events that are safe on the overflow queue. */
  public Set<EventRef> overflow(List<ToOverflow> events, Deadline deadline) {
    return put(overflowQueueUrl, events, OverflowForm::of, o -> o.result().ref(), deadline);
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
}

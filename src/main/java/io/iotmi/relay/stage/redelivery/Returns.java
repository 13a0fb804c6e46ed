package io.iotmi.relay.stage.redelivery;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.redelivery.MessageVisibility.Hidden;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets messages that go back to their queue come again when there is a point in it, instead of
 * after the queue's visibility timeout, which is made for an invocation that died. Thread-safe.
 */
public final class Returns {
  private final MessageVisibility visibility;
  private final BackOff backOff;

  /**
   * @param random gives numbers from 0 up to 1
   */
  public Returns(MessageVisibility visibility, DoubleSupplier random) {
    this.visibility = visibility;
    this.backOff = new BackOff(random);
  }

  /**
   * A message that goes back.
   *
   * @param outcomes of its events
   */
  public record Returned(Source.Sqs source, List<Outcome> outcomes) {
    public Returned {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * Says when the messages come back; those without a receipt come when their queue says.
   *
   * @param invocation how long an invocation may take
   */
  public void delay(List<Returned> messages, Duration invocation, Deadline deadline) {
    List<Duration> times = times(messages, invocation);
    Map<String, List<Hidden>> queues = new LinkedHashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      Source.Sqs source = messages.get(i).source();
      Source.Receipt receipt = source.receipt();
      if (receipt != null) {
        queues
            .computeIfAbsent(source.queueArn(), q -> new ArrayList<>())
            .add(new Hidden(receipt.handle(), times.get(i)));
      }
    }
    queues.forEach((queue, hidden) -> visibility.change(queue, hidden, deadline));
  }

  /**
   * A group of a FIFO queue comes back as a whole, so that none of its messages can overtake
   * another one. What waits behind another message does not come before it.
   */
  private List<Duration> times(List<Returned> messages, Duration invocation) {
    List<Duration> own = new ArrayList<>(messages.size());
    Map<@Nullable String, Duration> groups = new HashMap<>();
    Duration longest = Duration.ZERO;
    for (Returned message : messages) {
      Duration time = own(message, invocation);
      own.add(time);
      groups.merge(message.source().orderGroup(), time, Returns::longer);
      longest = longer(longest, time);
    }
    List<Duration> times = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      String group = messages.get(i).source().orderGroup();
      times.add(
          group != null
              ? groups.getOrDefault(group, longest)
              : waitsBehind(messages.get(i)) ? longest : own.get(i));
    }
    return times;
  }

  private Duration own(Returned message, Duration invocation) {
    Source.Receipt receipt = message.source().receipt();
    Duration time = Duration.ofSeconds(1);
    for (Outcome outcome : message.outcomes()) {
      time = longer(time, backOff.of(outcome, receipt == null ? 1 : receipt.count(), invocation));
    }
    return time;
  }

  private static boolean waitsBehind(Returned message) {
    return message.outcomes().stream()
        .anyMatch(
            outcome ->
                outcome instanceof Outcome.RetryLater(Outcome.Reason reason, String detail)
                    && reason == Outcome.Reason.BEHIND_ANOTHER);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}

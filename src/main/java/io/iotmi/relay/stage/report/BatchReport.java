package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.report.MessageDisposition.Acknowledge;
import io.iotmi.relay.stage.report.MessageDisposition.Park;
import io.iotmi.relay.stage.report.MessageDisposition.Return;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answer to a queue: one disposition for each message of a batch, in their order. The worst of
 * its events decides about a message; on a FIFO queue, everything behind a returned message of its
 * group returns as well.
 */
public record BatchReport(List<MessageDisposition> dispositions) {
  public BatchReport {
    dispositions = inGroupOrder(dispositions);
  }

  /**
   * The report on messages whose events have their outcomes.
   *
   * @param results by message index
   */
  public static BatchReport of(
      List<InboundMessage> messages, Map<Integer, List<EventResult>> results) {
    return new BatchReport(
        messages.stream()
            .map(message -> of(message, results.getOrDefault(message.index(), List.of())))
            .toList());
  }

  /** The report where nothing can be said of any event. */
  public static BatchReport allReturned(List<InboundMessage> messages) {
    return new BatchReport(messages.stream().<MessageDisposition>map(Return::new).toList());
  }

  /**
   * The same with those that could not be parked returned to the queue instead.
   *
   * @param parked indexes of the messages that are safe
   */
  public BatchReport afterParking(Set<Integer> parked) {
    List<MessageDisposition> after = new ArrayList<>(dispositions.size());
    for (MessageDisposition disposition : dispositions) {
      after.add(
          switch (disposition) {
            case Park(InboundMessage message, EventResult _) ->
                parked.contains(message.index()) ? new Acknowledge(message) : new Return(message);
            case Acknowledge same -> same;
            case Return same -> same;
          });
    }
    return new BatchReport(after);
  }

  /** How many messages are to return, those without an id included. */
  public int unfinished() {
    return (int) dispositions.stream().filter(Return.class::isInstance).count();
  }

  /**
   * The message ids of what returns. An empty or unknown id would make SQS redeliver the whole
   * batch, so a record that has none cannot be returned. See
   * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
   */
  public List<String> returnedIds() {
    Set<String> ids = new LinkedHashSet<>();
    for (MessageDisposition disposition : dispositions) {
      if (disposition instanceof Return(InboundMessage message)
          && message.source() instanceof Source.Sqs sqs
          && !sqs.messageId().isEmpty()) {
        ids.add(sqs.messageId());
      }
    }
    return List.copyOf(ids);
  }

  private static MessageDisposition of(InboundMessage message, List<EventResult> results) {
    EventResult refused = null;
    for (EventResult result : results) {
      switch (result.outcome()) {
        case Outcome.RetryLater _ -> {
          return new Return(message);
        }
        case Outcome.Refused _ -> refused = refused == null ? result : refused;
        case Outcome.Done _ -> {}
      }
    }
    return refused == null ? new Acknowledge(message) : new Park(message, refused);
  }

  private static List<MessageDisposition> inGroupOrder(List<MessageDisposition> dispositions) {
    Set<String> broken = new HashSet<>();
    List<MessageDisposition> ordered = new ArrayList<>(dispositions.size());
    for (MessageDisposition disposition : dispositions) {
      String group = disposition.message().source().orderGroup();
      if (group == null) {
        ordered.add(disposition);
      } else if (broken.contains(group) || disposition instanceof Return) {
        broken.add(group);
        ordered.add(new Return(disposition.message()));
      } else {
        ordered.add(disposition);
      }
    }
    return List.copyOf(ordered);
  }
}

package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is to be done with one message of a queue; the worst of its events decides. */
public sealed interface Verdict {

  InboundMessage message();

  /** Nothing is left to do. */
  record Acknowledge(InboundMessage message) implements Verdict {}

  /**
   * Will never be deliverable as it is.
   *
   * @param worst the event to name as the reason
   */
  record Park(InboundMessage message, EventResult worst) implements Verdict {}

  /** Goes back to its queue. */
  record Return(InboundMessage message) implements Verdict {}

  /**
   * One verdict for each message, in their order.
   *
   * @param results by message index
   */
  static List<Verdict> on(List<InboundMessage> messages, Map<Integer, List<EventResult>> results) {
    List<Verdict> verdicts = new ArrayList<>(messages.size());
    for (InboundMessage message : messages) {
      verdicts.add(on(message, results.getOrDefault(message.index(), List.of())));
    }
    return inGroupOrder(verdicts);
  }

  /**
   * The same verdicts with those that could not be parked returned to the queue instead.
   *
   * @param parked indexes of the messages that are safe
   */
  static List<Verdict> afterParking(List<Verdict> verdicts, Set<Integer> parked) {
    List<Verdict> after = new ArrayList<>(verdicts.size());
    for (Verdict verdict : verdicts) {
      after.add(
          switch (verdict) {
            case Park(InboundMessage message, EventResult worst) ->
                parked.contains(message.index()) ? new Acknowledge(message) : new Return(message);
            case Acknowledge same -> same;
            case Return same -> same;
          });
    }
    return inGroupOrder(after);
  }

  /**
   * The message ids of what returns. An empty or unknown id would make SQS redeliver the whole
   * batch, so a record that has none cannot be returned. See
   * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
   */
  static List<String> returned(List<Verdict> verdicts) {
    Set<String> ids = new LinkedHashSet<>();
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Return(InboundMessage message)
          && message.source() instanceof Source.Sqs sqs
          && !sqs.messageId().isEmpty()) {
        ids.add(sqs.messageId());
      }
    }
    return List.copyOf(ids);
  }

  private static Verdict on(InboundMessage message, List<EventResult> results) {
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

  /** On a FIFO queue everything behind a returned message of its group returns as well. */
  private static List<Verdict> inGroupOrder(List<Verdict> verdicts) {
    Set<String> broken = new HashSet<>();
    List<Verdict> ordered = new ArrayList<>(verdicts.size());
    for (Verdict verdict : verdicts) {
      String group = verdict.message().source().orderGroup();
      if (group == null) {
        ordered.add(verdict);
      } else if (broken.contains(group) || verdict instanceof Return) {
        broken.add(group);
        ordered.add(new Return(verdict.message()));
      } else {
        ordered.add(verdict);
      }
    }
    return List.copyOf(ordered);
  }
}

package io.iotmi.relay.replay.command;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.replay.queue.OperatorQueue;
import io.iotmi.relay.replay.queue.QueueTrouble;
import io.iotmi.relay.replay.queue.Visitor;
import io.iotmi.relay.stage.park.PutBack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to the queue of events, and takes off their queue what has arrived there. A kill
 * between the two leaves a message on both; the ledger knows its events again.
 */
public final class Replaying implements Visitor {
  private static final int TOLD_EVERY = 100;

  private final Filter filter;
  private final ReplayRules rules;
  private final Queues queues;
  private final Pace pace;
  private final Output progress;
  private final Tally tally = new Tally();
  private final Set<String> replayed = new HashSet<>();

  /** Where messages come from and where they go. */
  public record Queues(OperatorQueue from, OperatorQueue to) {}

  public Replaying(Filter filter, ReplayRules rules, Queues queues, Pace pace, Output progress) {
    this.filter = filter;
    this.rules = rules;
    this.queues = queues;
    this.pace = pace;
    this.progress = progress;
  }

  public Tally tally() {
    return tally;
  }

  @Override
  public boolean enough() {
    return tally.chosen() >= rules.max();
  }

  @Override
  public Set<String> look(List<InboundMessage> messages) throws QueueTrouble {
    List<FoundMessage> chosen = new ArrayList<>();
    List<PutBack> sent = new ArrayList<>();
    for (InboundMessage message : messages) {
      FoundMessage found = FoundMessage.of(message);
      PutBack back = filter.admits(found) ? back(found) : null;
      if (back != null && !enough()) {
        tally.choose(found);
        chosen.add(found);
        sent.add(back);
      }
    }
    return chosen.isEmpty() || !rules.send() ? Set.of() : send(chosen, sent);
  }

  /** Null for what must stay, which is counted. */
  private @Nullable PutBack back(FoundMessage found) {
    if (replayed.contains(found.firstId())) {
      tally.leave(Tally.Left.PARKED_AGAIN);
      return null;
    }
    return switch (found.kind()) {
      case PARKED, DEAD_LETTER -> PutBack.of(found.received());
      case CONFLICT -> {
        PutBack back = rules.newKey() ? NewKey.of(found) : null;
        if (back == null) {
          tally.leave(rules.newKey() ? Tally.Left.UNNAMEABLE : Tally.Left.CONFLICT);
        }
        yield back;
      }
      case FAILED_INVOCATION -> {
        tally.leave(Tally.Left.FAILED_INVOCATION);
        yield null;
      }
      case DAMAGED -> {
        tally.leave(Tally.Left.DAMAGED);
        yield null;
      }
    };
  }

  private Set<String> send(List<FoundMessage> chosen, List<PutBack> sent) throws QueueTrouble {
    if (!pace.before(sent.size())) {
      return Set.of();
    }
    List<@Nullable String> answers = queues.to().send(sent);
    List<InboundMessage> done = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      FoundMessage found = chosen.get(i);
      String refusal = answers.get(i);
      if (refusal == null) {
        replayed.add(found.firstId());
        done.add(found.received());
      } else {
        tally.refuse(refusal);
      }
    }
    Set<String> deleted = done.isEmpty() ? Set.of() : queues.from().delete(done);
    int before = tally.sent();
    tally.send(done.size(), deleted.size());
    if (before / TOLD_EVERY < tally.sent() / TOLD_EVERY) {
      progress.line("sent " + tally.sent() + " so far");
    }
    return deleted;
  }
}

package io.iotmi.relay.replay.queue;

import io.iotmi.relay.model.InboundMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Goes once through all messages of a queue that can be received. What a visitor has seen stays
 * hidden until the end, or the visit would meet the same messages again and again. Where they come
 * back nevertheless, the visit ends once it has met as many of them in a row as it knows.
 */
public final class Visit {
  /**
   * Empty answers in a row after which a queue counts as seen while it says that it is not empty.
   */
  private static final int EMPTY = 3;

  private final OperatorQueue queue;
  private final Duration hidden;
  private final InstantSource clock;
  private final BooleanSupplier stopped;

  /**
   * @param hidden how long a message stays away should the visit be killed
   * @param stopped whether the operator wants the visit to end
   */
  public Visit(OperatorQueue queue, Duration hidden, InstantSource clock, BooleanSupplier stopped) {
    this.queue = queue;
    this.hidden = hidden;
    this.clock = clock;
    this.stopped = stopped;
  }

  /**
   * Shows everything to the visitor and gives back what it left.
   *
   * @return what could not be seen; nothing where the visitor ended the visit
   */
  public Unseen by(Visitor visitor) throws QueueTrouble {
    QueueState begin = queue.state();
    Held held = new Held(queue, hidden, clock);
    // A copy that SQS hands out once more although it was deleted is no new message.
    Set<String> gone = new HashSet<>();
    int empty = 0;
    int known = 0;
    try {
      while (!stopped.getAsBoolean() && !visitor.enough()) {
        List<InboundMessage> received = queue.receive(hidden);
        boolean fresh = look(visitor, received, held, gone);
        empty = received.isEmpty() ? empty + 1 : 0;
        known = fresh ? 0 : known + received.size();
        boolean seenAll =
            empty == EMPTY || known > held.count() || (empty > 0 && queue.state().visible() == 0);
        if (seenAll) {
          return Unseen.of(begin, queue.state(), held.count());
        }
        held.renew();
      }
      return Unseen.NOTHING;
    } finally {
      held.giveBack();
    }
  }

  /** Gives whether there was a message among them that had not been seen. */
  private boolean look(Visitor visitor, List<InboundMessage> received, Held held, Set<String> gone)
      throws QueueTrouble {
    List<InboundMessage> fresh =
        received.stream().filter(m -> !held.has(m) && !gone.contains(Held.id(m))).toList();
    received.forEach(held::keep);
    List<InboundMessage> back = received.stream().filter(m -> gone.contains(Held.id(m))).toList();
    if (!back.isEmpty()) {
      held.forget(queue.delete(back));
    }
    if (!fresh.isEmpty()) {
      Set<String> taken = visitor.look(fresh);
      held.forget(taken);
      gone.addAll(taken);
    }
    return !fresh.isEmpty();
  }
}

package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Events of one invocation with the same key. The first one is claimed and sent; a repeat with the
 * same content and the same order goes with it.
 */
final class Repeats {
  private static final Outcome UNFINISHED =
      new Outcome.RetryLater(
          Outcome.Reason.HELD_ELSEWHERE, "the event of this batch with the same key is unfinished");

  private final Map<EventKey, ConnectorEvent> firsts = new HashMap<>();
  private final Map<EventRef, EventRef> folded = new HashMap<>();

  /**
   * Gives the outcome of a repeat that cannot go with the first event: its content differs, or it
   * has to stay in order in a group of its own. Null for any other event.
   */
  @Nullable Outcome add(ConnectorEvent event) {
    EventKey key = event.key();
    ConnectorEvent first = key == null ? null : firsts.putIfAbsent(key, event);
    if (first == null) {
      return null;
    }
    if (!first.digest().equals(event.digest())) {
      return new Outcome.Conflict();
    }
    if (!Objects.equals(first.orderGroup(), event.orderGroup())) {
      return UNFINISHED;
    }
    folded.put(event.ref(), first.ref());
    return null;
  }

  boolean isFolded(EventRef ref) {
    return folded.containsKey(ref);
  }

  /** The event whose outcome decides: the first one, or the event itself. */
  EventRef deciding(EventRef ref) {
    return folded.getOrDefault(ref, ref);
  }

  /** The outcome of a folded event, by that of the first one. */
  static Outcome after(Outcome first) {
    return switch (first) {
      case Outcome.Done _ -> new Outcome.Duplicate();
      case Outcome.Refused refused -> refused;
      case Outcome.RetryLater _ -> UNFINISHED;
    };
  }
}

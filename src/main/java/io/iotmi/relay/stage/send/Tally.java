package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Gathers what the lanes of one dispatch report. Thread-safe. */
final class Tally {
  private final Settled listener;
  private final Map<EventRef, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Set<EventRef> unheard = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requestsSent = new AtomicInteger();
  private final AtomicInteger throttled = new AtomicInteger();
  private final AtomicInteger denied = new AtomicInteger();
  private final AtomicInteger connectorNotFound = new AtomicInteger();
  private final AtomicInteger savedByMerging = new AtomicInteger();

  Tally(Settled listener) {
    this.listener = listener;
  }

  boolean isSettled(EventRef ref) {
    return outcomes.containsKey(ref);
  }

  /** The first outcome of an event stays; the listener's bugs cost no outcome. */
  void settle(EventRef ref, Outcome outcome) {
    if (outcomes.putIfAbsent(ref, outcome) == null) {
      try {
        listener.settled(ref, outcome);
      } catch (RuntimeException | Error e) {
        unheard.add(ref);
      }
    }
  }

  void count(SendResult result) {
    requestsSent.addAndGet(result.attempts());
    throttled.addAndGet(result.throttled());
    if (result.answer() instanceof SendResult.Answer.Denied) {
      denied.incrementAndGet();
    } else if (result.answer() instanceof SendResult.Answer.ConnectorNotFound) {
      connectorNotFound.incrementAndGet();
    }
  }

  void countSaved(int requests) {
    savedByMerging.addAndGet(requests);
  }

  Dispatch result() {
    return new Dispatch(
        outcomes,
        requestsSent.get(),
        throttled.get(),
        denied.get(),
        connectorNotFound.get(),
        savedByMerging.get(),
        unheard);
  }
}

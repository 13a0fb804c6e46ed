package io.iotmi.relay.faults;

import io.iotmi.relay.faults.Journal.Decision;
import io.iotmi.relay.faults.Journal.Invocation;
import io.iotmi.relay.local.endpoint.FaultAction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Why an accepted part of an event was sent once more. The only reasons that count are those after
 * which its acceptance could not be known.
 */
final class DuplicateReasons {
  /** A reason. */
  enum Excuse {
    /** The answer of the endpoint was cut or came after the time for an attempt. */
    ANSWER_NOT_HEARD,
    /** The answer of the endpoint was not the one that tells of an acceptance. */
    ANSWER_NOT_UNDERSTOOD,
    /** The function gave the answer up: it repeated the call, or said that time was up. */
    ANSWER_TOO_LATE,
    /** The runtime died or ran out of time in the invocation that sent it. */
    RUNTIME_DIED,
    /** The ledger was not to be told: the call that confirmed the event went wrong. */
    NOT_CONFIRMED,
    /** A later part of the same discovery was not accepted in that invocation. */
    SPLIT_EVENT_UNFINISHED,
    /** A runtime whose clock was ahead took a living run's claim for expired. */
    CLOCKS_APART
  }

  /** No JVM sends its first request sooner. */
  private static final Duration LEAST_START = Duration.ofMillis(100);

  private final Map<String, TreeMap<Instant, Invocation>> invocations = new HashMap<>();
  private final Map<String, TreeMap<Instant, Set<String>>> unconfirmed = new HashMap<>();
  private final TreeMap<Instant, Set<String>> gaveUp = new TreeMap<>();
  private final Map<String, Duration> skews = new HashMap<>();
  private final Map<Integer, Set<String>> keys = new HashMap<>();
  private final Deliveries deliveries;
  private final Map<Integer, PutEvent> events;

  DuplicateReasons(
      FaultPlan plan,
      Journal journal,
      FinalState ending,
      Deliveries deliveries,
      Map<Integer, PutEvent> events) {
    this.deliveries = deliveries;
    this.events = events;
    for (Invocation one : journal.invocations()) {
      invocations.computeIfAbsent(one.runtime(), unseen -> new TreeMap<>()).put(one.start(), one);
    }
    for (Journal.LedgerFault fault : journal.ledgerFaults()) {
      unconfirmed
          .computeIfAbsent(fault.runtime(), unseen -> new TreeMap<>())
          .computeIfAbsent(fault.at(), unseen -> new HashSet<>())
          .addAll(fault.confirmed());
    }
    for (OutcomeLine line : OutcomeLine.in(ending.log())) {
      if (line.gaveUpWaiting()) {
        gaveUp.computeIfAbsent(line.at(), unseen -> new HashSet<>()).add(line.key());
      }
    }
    for (int i = 0; i < plan.skews().size(); i++) {
      skews.put("runtime-" + (i + 1), plan.skews().get(i));
    }
    ending
        .keys()
        .forEach((key, number) -> keys.computeIfAbsent(number, n -> new HashSet<>()).add(key));
  }

  /**
   * The invocation in which the endpoint was asked about the event. The endpoint may decide on a
   * request whose runtime is gone already, and the next one of that name at work on other events.
   */
  Optional<Invocation> of(Decision decision, int number) {
    TreeMap<Instant, Invocation> own = invocations.get(decision.runtime());
    if (own == null) {
      return Optional.empty();
    }
    for (Invocation one : own.headMap(decision.at(), true).descendingMap().values()) {
      Map.Entry<Instant, Invocation> before = own.lowerEntry(one.start());
      boolean starting =
          before != null
              && before.getValue().died()
              && decision.at().isBefore(one.start().plus(LEAST_START));
      if (one.numbers().contains(number) && !starting) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** Empty where there is none. */
  Optional<Excuse> excuse(String token, Decision accepted) {
    if (accepted.fault() instanceof FaultAction.ResetAfter
        || accepted.fault() instanceof FaultAction.Truncated
        || accepted.fault() instanceof FaultAction.SlowAnswer) {
      return Optional.of(Excuse.ANSWER_NOT_HEARD);
    }
    if (accepted.fault() instanceof FaultAction.Garbage
        || accepted.fault() instanceof FaultAction.WrongType) {
      return Optional.of(Excuse.ANSWER_NOT_UNDERSTOOD);
    }
    int number = Tokens.number(token);
    Optional<Invocation> sender = of(accepted, number);
    if (sender.isEmpty()) {
      return Optional.empty();
    }
    if (sender.get().died()) {
      return Optional.of(Excuse.RUNTIME_DIED);
    }
    if (tooLate(token, number, accepted, sender.get())) {
      return Optional.of(Excuse.ANSWER_TOO_LATE);
    }
    if (notConfirmed(number, sender.get())) {
      return Optional.of(Excuse.NOT_CONFIRMED);
    }
    if (unfinished(number, sender.get())) {
      return Optional.of(Excuse.SPLIT_EVENT_UNFINISHED);
    }
    return clocksApart(number, sender.get()) ? Optional.of(Excuse.CLOCKS_APART) : Optional.empty();
  }

  private boolean tooLate(String token, int number, Decision accepted, Invocation sender) {
    boolean repeated =
        deliveries.of(token).stream()
            .anyMatch(one -> !one.equals(accepted) && one.call().equals(accepted.call()));
    Set<String> own = keys.getOrDefault(number, Set.of());
    return repeated
        || gaveUp.subMap(sender.start(), true, sender.end(), true).values().stream()
            .anyMatch(lost -> lost.stream().anyMatch(own::contains));
  }

  private boolean notConfirmed(int number, Invocation sender) {
    Set<String> own = keys.getOrDefault(number, Set.of());
    return unconfirmed
        .getOrDefault(sender.runtime(), new TreeMap<>())
        .subMap(sender.start(), true, sender.end(), true)
        .values()
        .stream()
        .anyMatch(lost -> lost.stream().anyMatch(own::contains));
  }

  private boolean unfinished(int number, Invocation sender) {
    PutEvent event = events.get(number);
    return event != null
        && event.tokens().size() > 1
        && !event.tokens().stream().allMatch(token -> acceptedIn(token, sender));
  }

  private boolean acceptedIn(String token, Invocation sender) {
    return deliveries.of(token).stream()
        .anyMatch(one -> of(one, Tokens.number(token)).equals(Optional.of(sender)));
  }

  /** Another runtime, whose clock is far from the sender's, had the event at the same time. */
  private boolean clocksApart(int number, Invocation sender) {
    for (Map.Entry<String, TreeMap<Instant, Invocation>> other : invocations.entrySet()) {
      Duration apart = skew(other.getKey()).minus(skew(sender.runtime())).abs();
      if (apart.compareTo(Duration.ofMillis(500)) >= 0) {
        List<Invocation> around =
            List.copyOf(
                other
                    .getValue()
                    .subMap(sender.start().minusSeconds(5), sender.end().plusMillis(1))
                    .values());
        if (around.stream()
            .anyMatch(one -> one.end().isAfter(sender.start()) && one.numbers().contains(number))) {
          return true;
        }
      }
    }
    return false;
  }

  private Duration skew(String runtime) {
    return skews.getOrDefault(runtime, Duration.ZERO);
  }
}

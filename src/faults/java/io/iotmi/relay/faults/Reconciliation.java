package io.iotmi.relay.faults;

import io.iotmi.relay.faults.DuplicateReasons.Excuse;
import io.iotmi.relay.faults.Journal.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what was put in with what came out. Each event counts once, under the first of:
 * delivered, parked, refused at the door, queued; one that is under none of them is lost.
 */
final class Reconciliation {
  private final FaultPlan plan;
  private final Journal journal;
  private final FinalState ending;
  private final Deliveries deliveries;
  private final Map<Integer, PutEvent> events = new HashMap<>();
  private final Map<Integer, Submission> submissions = new HashMap<>();
  private final Map<String, Integer> sums = new LinkedHashMap<>();
  private final Map<Excuse, Integer> repeats = new TreeMap<>();
  private final List<Violation> violations = new ArrayList<>();

  /** A broken promise, with the event that shows it. */
  record Violation(String what, int number) {}

  Reconciliation(FaultPlan plan, Journal journal, FinalState ending) {
    this.plan = plan;
    this.journal = journal;
    this.ending = ending;
    this.deliveries = new Deliveries(journal.decisions());
    for (Submission submission : ending.load()) {
      for (PutEvent event : submission.events()) {
        events.put(event.number(), event);
        submissions.put(event.number(), submission);
      }
    }
    whereabouts();
    order();
    repeats();
    deliveries.unknown(ending.load()).forEach(token -> violate("invented", Tokens.number(token)));
  }

  Map<String, Integer> sums() {
    return sums;
  }

  Map<Excuse, Integer> repeats() {
    DuplicateReasons excuses = new DuplicateReasons(plan, journal, ending, deliveries, events);
    if (repeats.isEmpty()) {
      for (PutEvent event : events.values()) {
        for (String token : event.tokens()) {
          for (Decision accepted : deliveries.repeated(token)) {
            Optional<Excuse> excuse = excuses.excuse(token, accepted);
            excuse.ifPresent(one -> repeats.merge(one, 1, Integer::sum));
            if (excuse.isEmpty()) {
              violate("sent again though its delivery was known", event.number());
            }
          }
        }
      }
    }
    return repeats;
  }

  int requests() {
    return deliveries.requests();
  }

  List<Violation> violations() {
    return violations;
  }

  /** What happened to the first event that still waits, which may be a sign of a fault. */
  Optional<String> firstQueued() {
    return ending.queued().stream().min(Integer::compare).map(this::history);
  }

  String history(int number) {
    Submission submission = submissions.get(number);
    return submission == null
        ? "event " + number + " was never put in"
        : History.of(number, submission, journal, ending);
  }

  private void whereabouts() {
    Set<Integer> parked = ending.parked();
    Set<Integer> queued = ending.queued();
    for (String name :
        List.of("in", "delivered", "parked", "refused at the door", "queued", "lost")) {
      sums.put(name, 0);
    }
    for (Submission submission : ending.load()) {
      boolean hopeless = !submission.events().stream().allMatch(PutEvent::good);
      for (PutEvent event : submission.events()) {
        int number = event.number();
        if (!ending.taken(submission)) {
          sums.merge("kept by the caller", 1, Integer::sum);
          continue;
        }
        sums.merge("in", 1, Integer::sum);
        if (parked.contains(number) && !hopeless) {
          violate("parked though valid", number);
        }
        String where = where(event, submission, parked, queued);
        sums.merge(where, 1, Integer::sum);
        if (where.equals("lost")) {
          violate("lost", number);
        }
      }
    }
  }

  /** A good event is not done with when its message is parked for the sake of a neighbour. */
  private String where(
      PutEvent event, Submission submission, Set<Integer> parked, Set<Integer> queued) {
    if (deliveries.delivered(event)) {
      if (!event.good()) {
        violate("delivered though it cannot be", event.number());
      }
      return "delivered";
    }
    if (!event.good() && parked.contains(event.number())) {
      return "parked";
    }
    if (!event.good() && ending.refusedAtTheDoor(submission)) {
      return "refused at the door";
    }
    return queued.contains(event.number()) ? "queued" : "lost";
  }

  /** On FIFO: each event is accepted for the first time after all earlier ones of its group. */
  private void order() {
    Map<String, Integer> reached = new HashMap<>();
    Map<String, PutEvent> newest = new HashMap<>();
    for (Submission submission : ending.load()) {
      if (submission.channel() == Channel.FIFO_QUEUE) {
        for (PutEvent event : submission.events()) {
          if (deliveries.delivered(event)) {
            for (String token : event.tokens()) {
              int first = deliveries.first(token);
              if (first < reached.getOrDefault(String.valueOf(submission.group()), -1)) {
                violate("overtaken in its group", event.number());
              }
              reached.merge(String.valueOf(submission.group()), first, Math::max);
            }
            newest.put(event.device() + " " + EventForm.attribute(event.number()), event);
          }
        }
      }
    }
    sums.put("devices left in an older state", olderStates(newest));
  }

  /** How many attributes of FIFO devices were last told an older value than the newest one. */
  private int olderStates(Map<String, PutEvent> newest) {
    Map<String, Integer> lastTold = new HashMap<>();
    for (PutEvent event : events.values()) {
      String state = event.device() + " " + EventForm.attribute(event.number());
      if (newest.containsKey(state) && event.tokens().size() == 1 && deliveries.touched(event)) {
        lastTold.merge(state, deliveries.last(event.tokens().getFirst()), Math::max);
      }
    }
    int older = 0;
    for (Map.Entry<String, PutEvent> one : newest.entrySet()) {
      String token = one.getValue().tokens().getFirst();
      Integer last = lastTold.get(one.getKey());
      if (one.getValue().tokens().size() == 1 && last != null && deliveries.last(token) < last) {
        older++;
      }
    }
    return older;
  }

  private void violate(String what, int number) {
    violations.add(new Violation(what, number));
  }
}

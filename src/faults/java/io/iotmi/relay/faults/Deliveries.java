package io.iotmi.relay.faults;

import io.iotmi.relay.faults.Journal.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the endpoint accepted, in its order. */
final class Deliveries {
  private final List<Decision> accepted;
  private final Map<String, List<Integer>> places = new HashMap<>();

  Deliveries(List<Decision> decisions) {
    accepted = decisions.stream().filter(Decision::accepted).toList();
    for (int i = 0; i < accepted.size(); i++) {
      for (String token : accepted.get(i).tokens()) {
        places.computeIfAbsent(token, unseen -> new ArrayList<>()).add(i);
      }
    }
  }

  int requests() {
    return accepted.size();
  }

  boolean delivered(PutEvent event) {
    return event.tokens().stream().allMatch(places::containsKey);
  }

  /** Whether any part arrived. */
  boolean touched(PutEvent event) {
    return event.tokens().stream().anyMatch(places::containsKey);
  }

  /** Where in the order of all acceptances this part stands for the first time. */
  int first(String token) {
    return all(token).getFirst();
  }

  int last(String token) {
    return all(token).getLast();
  }

  /** All acceptances of one part. */
  List<Decision> of(String token) {
    return places.getOrDefault(token, List.of()).stream().map(accepted::get).toList();
  }

  /** Acceptances of one part after which it was accepted once more. */
  List<Decision> repeated(String token) {
    List<Integer> all = places.getOrDefault(token, List.of());
    return all.subList(0, Math.max(0, all.size() - 1)).stream().map(accepted::get).toList();
  }

  /** Tokens that no event of the load has. */
  Set<String> unknown(List<Submission> load) {
    Set<String> unknown = new HashSet<>(places.keySet());
    load.forEach(
        submission -> submission.events().forEach(event -> unknown.removeAll(event.tokens())));
    return unknown;
  }

  private List<Integer> all(String token) {
    List<Integer> all = places.get(token);
    if (all == null) {
      throw new IllegalArgumentException("never accepted: " + token);
    }
    return all;
  }
}

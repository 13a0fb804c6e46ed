package io.iotmi.relay.stage.map;

import io.iotmi.relay.model.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects every violation of one event. */
final class Violations {
  /** A body may hold a million violations; an answer has to stay small. */
  static final int LIMIT = 1_000;

  private final List<Violation> found = new ArrayList<>();

  void add(Pointer at, String rule, String message) {
    add(new Violation(at.text(), rule, message, at.place()));
  }

  void add(String at, String rule, String message) {
    add(new Violation(at, rule, message));
  }

  private void add(Violation violation) {
    if (found.size() < LIMIT) {
      found.add(violation);
    } else if (found.size() == LIMIT) {
      found.add(new Violation("", "size", "there are further faults, not listed"));
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Violation> list() {
    return List.copyOf(found);
  }
}

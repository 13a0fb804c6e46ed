package io.iotmi.relay.stage.map;

import io.iotmi.relay.model.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects every fault of one event. */
final class Faults {
  /** A body may hold a million faults; an answer has to stay small. */
  static final int LIMIT = 1_000;

  private final List<Fault> found = new ArrayList<>();

  void add(Pointer at, String rule, String message) {
    add(new Fault(at.text(), rule, message, at.place()));
  }

  void add(String at, String rule, String message) {
    add(new Fault(at, rule, message));
  }

  private void add(Fault fault) {
    if (found.size() < LIMIT) {
      found.add(fault);
    } else if (found.size() == LIMIT) {
      found.add(new Fault("", "size", "there are further faults, not listed"));
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Fault> list() {
    return List.copyOf(found);
  }
}

package io.iotmi.relay.local.conformance.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a run says about a rule. */
public sealed interface Verdict {

  /**
   * The rule was kept each time.
   *
   * @param cases how often it could have been broken
   */
  record Pass(int cases) implements Verdict {}

  /**
   * The rule was broken.
   *
   * @param found what, where; one line each
   */
  record Fail(int cases, List<String> found) implements Verdict {
    public Fail {
      found = List.copyOf(found);
    }
  }

  /** Nothing in the run tells. */
  record NotObservable(String why) implements Verdict {}

  /**
   * Holds each case against a rule.
   *
   * @param none why there may be no case
   * @param fault of a case, empty where the rule is kept
   */
  static <T> Verdict of(Collection<T> cases, String none, Function<T, Optional<String>> fault) {
    List<String> found = new ArrayList<>();
    for (T one : cases) {
      fault.apply(one).ifPresent(found::add);
    }
    if (!found.isEmpty()) {
      return new Fail(cases.size(), found);
    }
    return cases.isEmpty() ? new NotObservable(none) : new Pass(cases.size());
  }

  static <T> Verdict of(Stream<T> cases, String none, Function<T, Optional<String>> fault) {
    return of(cases.toList(), none, fault);
  }

  /** The fault where the rule is not kept. */
  static Optional<String> unless(boolean kept, String fault) {
    return kept ? Optional.empty() : Optional.of(fault);
  }
}

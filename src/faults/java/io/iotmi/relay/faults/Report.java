package io.iotmi.relay.faults;

import io.iotmi.relay.faults.DuplicateReasons.Excuse;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run in words and figures. */
final class Report {
  private static final int HISTORIES = 3;

  private Report() {}

  static String of(FaultPlan plan, Journal journal, FinalState ending, Reconciliation reckoning) {
    StringBuilder text = new StringBuilder();
    line(text, "seed " + plan.seed() + ", took " + ending.took().toSeconds() + " s");
    line(text, "what went wrong or otherwise");
    journal.counts().forEach((what, count) -> row(text, what, count));
    row(text, "requests accepted", reckoning.requests());
    line(text, "where the events are");
    reckoning.sums().forEach((what, count) -> row(text, what, count));
    line(text, "parts of events sent once more, by reason");
    for (Map.Entry<Excuse, Integer> one : reckoning.repeats().entrySet()) {
      row(text, one.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '), one.getValue());
    }
    reckoning.firstQueued().ifPresent(one -> line(text, "queued: " + one));
    line(text, "broken promises");
    row(text, "all", reckoning.violations().size());
    reckoning.violations().stream()
        .collect(Collectors.groupingBy(Reconciliation.Violation::what, Collectors.counting()))
        .forEach((what, count) -> row(text, what, count.intValue()));
    reckoning.violations().stream()
        .limit(HISTORIES)
        .forEach(one -> line(text, one.what() + ": " + reckoning.history(one.number())));
    return text.toString();
  }

  private static void line(StringBuilder text, String words) {
    text.append(words).append('\n');
  }

  private static void row(StringBuilder text, String what, int count) {
    text.append("  %-44s %,10d%n".formatted(what, count));
  }
}

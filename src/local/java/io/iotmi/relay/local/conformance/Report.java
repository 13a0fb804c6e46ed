package io.iotmi.relay.local.conformance;

import io.iotmi.relay.local.conformance.rule.Judge.Judged;
import io.iotmi.relay.local.conformance.rule.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** What people read: each rule with its verdict, what was found, and the page that says so. */
final class Report {
  private static final int MOST_FOUND = 5;
  private static final String INDENT = "\n                        ";

  private Report() {}

  static String of(String subject, List<Judged> judged) {
    return "Conformance of %s with AWS's guide to connectors%n%n%s%n%n%s"
        .formatted(
            subject,
            judged.stream().map(Report::line).collect(Collectors.joining("\n")),
            count(judged));
  }

  private static String line(Judged judged) {
    return "%-4s %-15s    %s%s%s%s"
        .formatted(
            judged.rule().id(),
            switch (judged.verdict()) {
              case Verdict.Pass _ -> "pass";
              case Verdict.Fail _ -> "FAIL";
              case Verdict.NotObservable _ -> "not observable";
            },
            judged.rule().text(),
            details(judged.verdict()),
            INDENT,
            judged.rule().page());
  }

  private static String details(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass(int cases) -> INDENT + "seen " + times(cases);
      case Verdict.NotObservable(String why) -> INDENT + why;
      case Verdict.Fail(int cases, List<String> found) ->
          INDENT
              + found.size()
              + " of "
              + cases
              + " cases"
              + found.stream()
                  .limit(MOST_FOUND)
                  .map(one -> INDENT + "- " + one)
                  .collect(Collectors.joining())
              + (found.size() > MOST_FOUND ? INDENT + "- …" : "");
    };
  }

  private static String times(int cases) {
    return cases == 1 ? "once" : cases + " times";
  }

  static String count(List<Judged> judged) {
    return "%d rules: %d pass, %d fail, %d not observable"
        .formatted(
            judged.size(),
            number(judged, Verdict.Pass.class),
            number(judged, Verdict.Fail.class),
            number(judged, Verdict.NotObservable.class));
  }

  static boolean isGreen(List<Judged> judged) {
    return number(judged, Verdict.Fail.class) == 0;
  }

  private static long number(List<Judged> judged, Class<? extends Verdict> kind) {
    return judged.stream().filter(one -> kind.isInstance(one.verdict())).count();
  }
}

package io.iotmi.relay.faults;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class SoakSuite {
  /** What must not grow, from the first to the last third of the run after its warm-up. */
  private record Figure(String name, double factor, double slack, ToLongFunction<ProcessStats> of) {
    boolean flat(List<ProcessStats> all) {
      return Watcher.mean(all, false, of) <= Watcher.mean(all, true, of) * factor + slack;
    }
  }

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("RSS MB", 1.15, 10, vitals -> vitals.rssKilobytes() / 1024),
          new Figure("heap after GC MB", 1.10, 4, vitals -> vitals.heapKilobytes() / 1024),
          new Figure("threads", 1.0, 2, ProcessStats::threads),
          new Figure("open files", 1.0, 4, ProcessStats::files),
          new Figure("connections", 1.0, 4, ProcessStats::connections));

  private static final int LEAST_SAMPLES = 10;

  @Test
  void aLongRunKeepsMemoryThreadsAndConnectionsFlatAndLosesNothing() {
    FaultPlan plan =
        FaultPlan.soak(Long.getLong("faults.seed", 1), Integer.getInteger("soak.events", 200_000));
    try (Run run = new Run(plan)) {
      Watcher watcher = new Watcher(run.runtimes());
      FinalState ending;
      try (watcher) {
        ending = run.go();
      }
      Reconciliation reckoning = new Reconciliation(plan, run.journal(), ending);
      System.out.println(Report.of(plan, run.journal(), ending, reckoning));
      int in = reckoning.sums().getOrDefault("in", 0);
      System.out.printf(
          "%,d events in %,d messages, %,.0f events a second%n",
          in, ending.load().size(), in / (double) ending.took().toSeconds());
      System.out.println(table(watcher.taken()));
      assertEquals(0, reckoning.violations().size(), "broken promises");
      assertAll(flat(watcher.taken()));
    }
  }

  private static List<Executable> flat(Map<String, List<ProcessStats>> taken) {
    List<Executable> checks = new ArrayList<>();
    taken.forEach(
        (runtime, all) -> {
          checks.add(
              () -> assertTrue(all.size() >= LEAST_SAMPLES, runtime + " was seen too seldom"));
          for (Figure figure : FIGURES) {
            checks.add(() -> assertTrue(figure.flat(all), runtime + " grows: " + figure.name()));
          }
        });
    return checks;
  }

  private static String table(Map<String, List<ProcessStats>> taken) {
    StringBuilder text = new StringBuilder("| runtime | samples |");
    for (Figure figure : FIGURES) {
      text.append(' ').append(figure.name()).append(" first third | last third |");
    }
    taken.forEach(
        (runtime, all) -> {
          text.append("\n| ").append(runtime).append(" | ").append(all.size()).append(" |");
          for (Figure figure : FIGURES) {
            text.append(
                " %.1f | %.1f |"
                    .formatted(
                        Watcher.mean(all, true, figure.of()),
                        Watcher.mean(all, false, figure.of())));
          }
        });
    return text.toString();
  }
}

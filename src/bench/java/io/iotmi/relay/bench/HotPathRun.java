package io.iotmi.relay.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Steps of one event under JMH, with what they allocate. */
final class HotPathRun {

  /** One step; time in microseconds, memory in bytes. */
  record Step(String name, double micros, double error, double bytes) {}

  private HotPathRun() {}

  static List<Step> run(Class<?> benchmark) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(benchmark.getName() + "\\.")
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    List<Step> steps = new ArrayList<>();
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
      steps.add(
          new Step(
              time.getLabel(),
              time.getScore(),
              time.getScoreError(),
              allocated == null ? Double.NaN : allocated.getScore()));
    }
    return steps;
  }

  static void print(List<Step> steps, PrintStream out) {
    out.printf("%n%-36s %12s %12s %12s%n", "ONE EVENT", "TIME µs", "ERROR", "BYTES");
    for (Step step : steps) {
      out.printf(
          "%-36s %12.1f %12.1f %,12.0f%n", step.name(), step.micros(), step.error(), step.bytes());
    }
  }
}

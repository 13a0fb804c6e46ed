package io.iotmi.relay.bench;

import io.iotmi.relay.local.runtime.FunctionSpec;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** Gives each measured process one processor, which is about what a function of 1.8 GB has. */
record Processor(List<String> launcher, String note) {

  static Processor one() {
    int last = Runtime.getRuntime().availableProcessors() - 1;
    List<String> taskset = List.of("taskset", "-c", Integer.toString(last));
    return works(taskset)
        ? new Processor(taskset, "each pinned to one processor with taskset")
        : new Processor(
            List.of(),
            "not pinned, for taskset is not to be had: each JVM is told to use one processor");
  }

  FunctionSpec pin(FunctionSpec spec) {
    return launcher.isEmpty()
        ? spec.plusJvmArgs("-XX:ActiveProcessorCount=1")
        : spec.withLauncher(launcher);
  }

  /** What else the machine is busy with. */
  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(
        Locale.ROOT,
        "load %.1f on %d processors",
        load,
        Runtime.getRuntime().availableProcessors());
  }

  private static boolean works(List<String> taskset) {
    try {
      Process process =
          new ProcessBuilder(List.of(taskset.get(0), taskset.get(1), taskset.get(2), "true"))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

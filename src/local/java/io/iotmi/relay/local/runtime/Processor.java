package io.iotmi.relay.local.runtime;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Gives the function one processor, which is about what Lambda gives one of 1.8 GB. See
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
public record Processor(List<String> launcher, String note) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** The last one that this process may use. */
  public static Processor one() {
    List<String> taskset = List.of("taskset", "-c", lastAllowed());
    return works(taskset)
        ? new Processor(taskset, "each pinned to one processor with taskset")
        : new Processor(
            List.of(), "not pinned, without taskset: each JVM is told to use one processor");
  }

  public FunctionSpec pin(FunctionSpec spec) {
    return launcher.isEmpty()
        ? spec.plusJvmArgs("-XX:ActiveProcessorCount=1")
        : spec.withLauncher(launcher);
  }

  /** What else the machine is busy with. */
  public static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(
        Locale.ROOT,
        "load %.1f on %d processors",
        load,
        Runtime.getRuntime().availableProcessors());
  }

  /** A container may be given any; Linux lists them as {@code 0-3,8}. */
  private static String lastAllowed() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("Cpus_allowed_list:"))
          .map(line -> line.replaceAll(".*[^0-9]", ""))
          .findFirst()
          .orElse("0");
    } catch (IOException e) {
      return "0";
    }
  }

  private static boolean works(List<String> taskset) {
    try {
      Process process =
          new ProcessBuilder(Stream.concat(taskset.stream(), Stream.of("true")).toList())
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

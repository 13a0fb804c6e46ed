package io.iotmi.relay.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code mvn -Pfuzz}: fuzzes one target after the other, guided by coverage, and fails at the first
 * finding. What it learns stays in {@code target/fuzz} for the next run.
 */
public final class FuzzMain {
  private static final Path SEEDS = Path.of("src/test/resources/fuzz");
  private static final Path LEARNT = Path.of("target/fuzz");

  private FuzzMain() {}

  /**
   * Starts a JVM for each target.
   *
   * @param args minutes for each target; the targets' names, none for all
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    double minutes = Double.parseDouble(args[0]);
    List<FuzzTarget> targets = new ArrayList<>();
    for (String name : args[1].split(",", -1)) {
      if (!name.isBlank()) {
        targets.add(FuzzTarget.valueOf(name.strip()));
      }
    }
    for (FuzzTarget target : targets.isEmpty() ? List.of(FuzzTarget.values()) : targets) {
      System.out.printf("%n== %s, %s minutes%n", target, minutes);
      int exit = fuzz(target, Math.max(1, Math.round(TimeUnit.MINUTES.toSeconds(1) * minutes)));
      if (exit != 0) {
        System.out.println(target + " ended with " + exit + "; the input is in " + folder(target));
        System.exit(exit);
      }
    }
  }

  private static int fuzz(FuzzTarget target, long seconds)
      throws IOException, InterruptedException {
    Path learnt = Files.createDirectories(folder(target).resolve("corpus"));
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx1g",
            "-Dfuzz.target=" + target,
            "-classpath",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + FuzzEntry.class.getName(),
            "--instrumentation_includes=io.iotmi.relay.**:com.fasterxml.jackson.core.**",
            "--custom_hook_includes=io.iotmi.relay.**",
            "--reproducer_path=" + folder(target),
            "-artifact_prefix=" + folder(target) + "/",
            "-dict=" + SEEDS.resolve("dictionary.txt"),
            "-max_len=4096",
            "-timeout=120",
            "-print_final_stats=1",
            "-max_total_time=" + seconds,
            learnt.toString(),
            SEEDS.resolve(target.folder()).toString());
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static Path folder(FuzzTarget target) {
    return LEARNT.resolve(target.folder());
  }
}

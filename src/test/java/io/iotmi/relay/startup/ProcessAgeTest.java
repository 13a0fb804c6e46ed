package io.iotmi.relay.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessAgeTest {
  @TempDir Path proc;

  private Duration age(String stat, String uptime) throws IOException {
    Files.createDirectories(proc.resolve("self"));
    Files.writeString(proc.resolve("self/stat"), stat);
    Files.writeString(proc.resolve("uptime"), uptime);
    return ProcessAge.read(proc);
  }

  private static String stat(String name, String startTime) {
    return "8 (" + name + ") S" + " 0".repeat(18) + " " + startTime + " 0 0 0";
  }

  @Test
  void theAgeIsTheTimeOfTheSystemLessThatOfTheStart() throws IOException {
    assertEquals(Duration.ofMillis(640), age(stat("java", "1200"), "12.64 3.10"));
  }

  @Test
  void theNameOfTheProgramMayHoldBlanksAndBrackets() throws IOException {
    assertEquals(Duration.ofMillis(640), age(stat("a) (b c", "1200"), "12.64 3.10"));
  }

  @Test
  void whatCannotBeReadCountsAsAUsualStart() throws IOException {
    Duration usual = Duration.ofMillis(500);
    assertEquals(usual, ProcessAge.read(proc));
    assertEquals(usual, age("8 (java) S 0", "12.64 3.10"));
    assertEquals(usual, age(stat("java", "1200"), "soon"));
    assertEquals(usual, age(stat("java", "9999"), "12.64 3.10"));
  }

  @Test
  void aProcessIsAsOldAsItsJavaRuntimeAndALittleOlder() {
    long older = ProcessAge.now().toMillis() - ManagementFactory.getRuntimeMXBean().getUptime();
    assertTrue(older >= -20 && older < 30_000, older + " ms");
  }
}

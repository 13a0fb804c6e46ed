package io.iotmi.relay.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long this process has been there. Read from Linux itself: the management classes of the JDK
 * take tens of milliseconds of a start, and {@code ProcessHandle} may be a second off. See
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
public final class ProcessAge {
  /** A process tells its times in hundredths of a second. */
  private static final int MILLIS = 10;

  /** Of the fields behind the name of the program, which may hold blanks. */
  private static final int START_TIME = 19;

  /** Where nothing can be read: about what a Java runtime takes until it calls its handler. */
  private static final Duration USUAL = Duration.ofMillis(500);

  private ProcessAge() {}

  public static Duration now() {
    return read(Path.of("/proc"));
  }

  /**
   * The age by the files of a system.
   *
   * @param proc the folder {@code /proc}
   */
  static Duration read(Path proc) {
    try {
      String stat = Files.readString(proc.resolve("self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      String uptime = Files.readString(proc.resolve("uptime"));
      double up = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
      long age = Math.round(up * 1_000) - Long.parseLong(fields[START_TIME]) * MILLIS;
      return age < 0 ? USUAL : Duration.ofMillis(age);
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return USUAL;
    }
  }
}

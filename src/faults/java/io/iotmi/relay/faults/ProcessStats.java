package io.iotmi.relay.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How one JVM is at one moment, as Linux and the JVM's own tool tell it.
 *
 * @param heapKilobytes in use after a full collection
 * @param connections open sockets among the open files
 */
record ProcessStats(
    long pid, long rssKilobytes, long heapKilobytes, int threads, int files, int connections) {
  private static final Pattern HEAP =
      Pattern.compile("(?:DefNew|Tenured) +total [0-9]+K, used ([0-9]+)K");
  private static final Pattern RSS = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
  private static final Pattern THREADS = Pattern.compile("Threads:\\s+([0-9]+)");

  /** Runs a full collection first, which is what the heap in use is worth something after. */
  static ProcessStats of(long pid) {
    String _ = jcmd(pid, "GC.run");
    long heap = heap(jcmd(pid, "GC.heap_info"));
    try {
      Path proc = Path.of("/proc", Long.toString(pid));
      String status = Files.readString(proc.resolve("status"));
      int files = 0;
      int sockets = 0;
      try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
        for (Path file : open.toList()) {
          files++;
          sockets += isSocket(file) ? 1 : 0;
        }
      }
      return new ProcessStats(
          pid, number(RSS, status), heap, (int) number(THREADS, status), files, sockets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The two generations of the collector that Lambda uses, as JDK 25 calls them. */
  private static long heap(String info) {
    List<Long> used =
        HEAP.matcher(info).results().map(found -> Long.valueOf(found.group(1))).toList();
    if (used.size() != 2) {
      throw new IllegalStateException("the heap cannot be read from: " + info);
    }
    return used.getFirst() + used.getLast();
  }

  /** A file that was closed meanwhile is none. */
  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException closed) {
      return false;
    }
  }

  private static String jcmd(long pid, String command) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(pid),
                  command)
              .redirectErrorStream(true)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean _ = process.waitFor(30, TimeUnit.SECONDS);
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static long number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}

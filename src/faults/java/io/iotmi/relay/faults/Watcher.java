package io.iotmi.relay.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Takes the vitals of all runtimes from time to time. */
final class Watcher implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final Runtimes runtimes;
  private final Map<String, List<ProcessStats>> taken = new LinkedHashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  Watcher(Runtimes runtimes) {
    this.runtimes = runtimes;
    runtimes.names().forEach(name -> taken.put(name, new ArrayList<>()));
    this.thread = Thread.ofPlatform().start(this::watch);
  }

  private void watch() {
    try {
      while (!over.await(EVERY.toSeconds(), TimeUnit.SECONDS)) {
        taken.forEach((name, all) -> all.add(ProcessStats.of(runtimes.process(name).pid())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** By runtime, those of its last process, in the order of time; after closing. */
  Map<String, List<ProcessStats>> taken() {
    Map<String, List<ProcessStats>> last = new LinkedHashMap<>();
    taken.forEach(
        (name, all) ->
            last.put(name, all.stream().filter(one -> one.pid() == all.getLast().pid()).toList()));
    return last;
  }

  /** The mean over the first or the last third of what follows the warm-up, a fifth of all. */
  static double mean(List<ProcessStats> all, boolean first, ToLongFunction<ProcessStats> figure) {
    List<ProcessStats> warm = all.subList(all.size() / 5, all.size());
    int third = warm.size() / 3;
    List<ProcessStats> part =
        first ? warm.subList(0, third) : warm.subList(warm.size() - third, warm.size());
    return part.stream().mapToLong(figure).average().orElse(0);
  }

  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

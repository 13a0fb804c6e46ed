package io.iotmi.relay.local.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What function processes are given and what they print, for those who want to see it live.
 * Thread-safe.
 */
public final class FunctionLog {
  private final List<String> lines = new ArrayList<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<String, byte[]>> arrivals = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();

  void add(String line) {
    lock.lock();
    try {
      lines.add(line);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
    listeners.forEach(l -> l.accept(line));
  }

  public List<String> lines() {
    lock.lock();
    try {
      return List.copyOf(lines);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The lines that match, once that number of them is there. The output of a process is read beside
   * its replies, so a line may come after the reply that it belongs to.
   *
   * @throws IllegalStateException with the last lines where they do not come in time
   */
  public List<String> await(Predicate<String> wanted, int count, Duration within)
      throws InterruptedException {
    lock.lock();
    try {
      long left = within.toNanos();
      List<String> found = lines.stream().filter(wanted).toList();
      while (found.size() < count) {
        if (left <= 0) {
          throw new IllegalStateException(
              found.size() + " of " + count + " lines came, the last ones are\n" + tail());
        }
        left = grown.awaitNanos(left);
        found = lines.stream().filter(wanted).toList();
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  public void listen(Consumer<String> listener) {
    listeners.add(listener);
  }

  void arrived(String requestId, byte[] event) {
    arrivals.forEach(a -> a.accept(requestId, event));
  }

  /** Tells of each event by its request id, before the function gets it. */
  public void listenToArrivals(BiConsumer<String, byte[]> listener) {
    arrivals.add(listener);
  }

  String tail() {
    List<String> all = lines();
    return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
  }
}

package io.iotmi.relay.local.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What function processes are given and what they print, for those who want to see it live.
 * Thread-safe.
 */
public final class FunctionLog {
  private final List<String> lines = new ArrayList<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<String, byte[]>> arrivals = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();

  void add(String line) {
    lock.lock();
    try {
      lines.add(line);
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

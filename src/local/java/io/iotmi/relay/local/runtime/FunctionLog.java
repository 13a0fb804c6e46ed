package io.iotmi.relay.local.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The lines that function processes print, and whoever wants to see them live. Thread-safe. */
public final class FunctionLog {
  private final List<String> lines = new ArrayList<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
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

  String tail() {
    List<String> all = lines();
    return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
  }
}

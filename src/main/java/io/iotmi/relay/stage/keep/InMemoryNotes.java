package io.iotmi.relay.stage.keep;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Notes of one process, for tests and trials. Other runtimes know nothing of them. */
public final class InMemoryNotes implements Notes {
  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(long version, Json.Obj data, Instant until) {}

  @Override
  public synchronized Found find(String id, Deadline deadline) {
    Entry entry = current(id, deadline);
    return entry == null ? new Found.Absent() : new Found.Kept(entry.version, entry.data);
  }

  @Override
  public synchronized Written insert(String id, Json.Obj data, Instant until, Deadline deadline) {
    if (current(id, deadline) != null) {
      return Written.STOPPED;
    }
    entries.put(id, new Entry(deadline.clock().instant().toEpochMilli(), data, until));
    return Written.DONE;
  }

  @Override
  public synchronized Written replace(
      String id, long version, Json.Obj data, Instant until, Deadline deadline) {
    Entry entry = current(id, deadline);
    if (entry == null || entry.version != version) {
      return Written.STOPPED;
    }
    entries.put(id, new Entry(version + 1, data, until));
    return Written.DONE;
  }

  @Override
  public synchronized boolean delete(String id, Deadline deadline) {
    entries.remove(id);
    return true;
  }

  /** The ids of all that was written and not deleted, in their order. */
  public synchronized Set<String> ids() {
    return new TreeSet<>(entries.keySet());
  }

  private @Nullable Entry current(String id, Deadline deadline) {
    Entry entry = entries.get(id);
    return entry == null || entry.until.isBefore(deadline.clock().instant()) ? null : entry;
  }
}

package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of one process, for a function without a table. Other runtimes know nothing of them. */
public final class InMemoryRecords implements Records {
  private static final int MAX_RECORDS = 100_000;

  /** In the order in which they were last written. */
  private final LinkedHashMap<String, Kept> records = new LinkedHashMap<>();

  private final Duration kept;

  private record Kept(Json.Obj data, long version, Instant until) {}

  /**
   * @param kept how long a record lives after it was last written
   */
  public InMemoryRecords(Duration kept) {
    this.kept = kept;
  }

  @Override
  public synchronized Loaded load(Collection<String> ids, Deadline deadline) {
    Instant now = deadline.clock().instant();
    Map<String, Stored> found = new HashMap<>();
    for (String id : ids) {
      Kept record = records.get(id);
      if (record != null && record.until.isAfter(now)) {
        found.put(
            id,
            new Stored(
                record.data, record.version, record.until.isBefore(now.plus(kept.dividedBy(2)))));
      }
    }
    return new Loaded.Found(found);
  }

  @Override
  public synchronized boolean update(List<Change> changes, Deadline deadline) {
    Instant now = deadline.clock().instant();
    for (Change change : changes) {
      Kept before = records.remove(change.id());
      Json.Obj live = before != null && before.until.isAfter(now) ? before.data : Json.Obj.EMPTY;
      Json.Obj data = change.edit().apply(live);
      if (!data.members().isEmpty()) {
        long version = before == null ? 1 : before.version + 1;
        records.put(change.id(), new Kept(data, version, now.plus(kept)));
      }
    }
    while (records.size() > MAX_RECORDS) {
      records.pollFirstEntry();
    }
    return true;
  }
}

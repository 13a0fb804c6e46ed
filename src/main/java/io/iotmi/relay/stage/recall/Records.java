package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Port: JSON objects under ids, for as long as they are in use. Thread-safe; answers by value,
 * never throws for what the outside world does.
 */
public interface Records {

  /** Reads records, as they were last written. */
  Loaded load(Collection<String> ids, Deadline deadline);

  /**
   * Edits records, each on its own and never over the edit of another writer. No id occurs twice in
   * one call.
   *
   * @return whether all of it was written
   */
  boolean update(List<Change> changes, Deadline deadline);

  /** The answer to a reading. */
  sealed interface Loaded {
    /**
     * The records that there are.
     *
     * @param records by id
     */
    record Found(Map<String, Stored> records) implements Loaded {
      public Found {
        records = Map.copyOf(records);
      }

      /** The record, or an empty one. */
      public Stored of(String id) {
        return records.getOrDefault(id, Stored.ABSENT);
      }
    }

    /** The table did not answer; {@code reason} is for operators. */
    record Unavailable(String reason) implements Loaded {}
  }

  /**
   * A record as it was read.
   *
   * @param version changes with each edit; 0 where there is no record
   * @param old whether it ends within half of its time, so that one still in use has to be written
   *     again
   */
  record Stored(Json.Obj data, long version, boolean old) {
    public static final Stored ABSENT = new Stored(Json.Obj.EMPTY, 0, false);
  }

  /**
   * An edit of one record.
   *
   * @param known the record as it was read; where it has changed since, the edit is made on the
   *     newer one
   * @param edit pure, as it may be made several times. An empty object takes the record away
   */
  record Change(String id, Stored known, UnaryOperator<Json.Obj> edit) {}
}

package io.iotmi.relay.stage.recall.watch;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.recall.RecordIds;
import io.iotmi.relay.stage.recall.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Remembers when the vendor told something last, as exactly as it has to be known: all runtimes
 * together write it once in a while. Thread-safe.
 */
public final class Pushes {
  private static final String AT = "at";

  /** Of the time that a silence takes to be one. */
  private static final int PART = 10;

  private final Records records;
  private final String id;
  private final Duration step;

  /** As this runtime read or wrote it last. */
  private final AtomicReference<Instant> known = new AtomicReference<>(Instant.EPOCH);

  /**
   * @param after how long a silence is
   */
  public Pushes(Records records, String connector, Duration after) {
    this.records = records;
    this.id = RecordIds.id("pushes", connector, "");
    this.step = after.dividedBy(PART);
  }

  /** What is known of the last payload. */
  public sealed interface Last {
    record At(Instant time) implements Last {}

    /** None has come since silences are looked for. */
    record Never() implements Last {}

    /** The table does not answer. */
    record Unavailable(String reason) implements Last {}
  }

  /** A payload came. Where that cannot be written, the next one tries again. */
  public void heard(Deadline deadline) {
    Instant now = deadline.clock().instant();
    if (isRecent(known.get(), now)
        || !(records.load(List.of(id), deadline) instanceof Records.Loaded.Found found)) {
      return;
    }
    Instant written = time(found.of(id).data());
    if (isRecent(written, now)) {
      known.set(written);
    } else if (write(found.of(id), now, deadline)) {
      known.set(now);
    }
  }

  public Last last(Deadline deadline) {
    return switch (records.load(List.of(id), deadline)) {
      case Records.Loaded.Unavailable(String reason) -> new Last.Unavailable(reason);
      case Records.Loaded.Found found -> {
        Instant time = time(found.of(id).data());
        yield time.equals(Instant.EPOCH) ? new Last.Never() : new Last.At(time);
      }
    };
  }

  private boolean isRecent(Instant time, Instant now) {
    return now.isBefore(time.plus(step));
  }

  private boolean write(Records.Stored stored, Instant now, Deadline deadline) {
    return records.update(
        List.of(
            new Records.Change(
                id,
                stored,
                data ->
                    time(data).isAfter(now)
                        ? data
                        : new JsonMembers().number(AT, now.toEpochMilli()).object())),
        deadline);
  }

  private static Instant time(Json.Obj data) {
    return Instant.ofEpochMilli(data.whole(AT));
  }
}

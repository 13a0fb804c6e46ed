package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.Notes.Written;
import java.time.Duration;
import java.util.Optional;

/**
 * The vendor's ids of commands that it has accepted. A webhook may tell the end of one before its
 * id is written here; then the end waits here instead. Thread-safe.
 */
public final class Attempts {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final String TRACE = "trace";
  private static final String SUCCEEDED = "succeeded";

  private final Notes notes;

  public Attempts(Notes notes) {
    this.notes = notes;
  }

  /** What is known of an attempt. */
  sealed interface Known {
    /** It is one of a call with this trace id. */
    record Ours(String trace) implements Known {}

    /** Its end is known, and is written down for who asks later. */
    record Ended(boolean succeeded) implements Known {}

    /** Written down. */
    record Fresh() implements Known {}

    record Unavailable() implements Known {}
  }

  /** Writes down whose an attempt is, unless its end is known already. */
  Known started(String connector, String attempt, String trace, Deadline deadline) {
    return put(connector, attempt, new JsonMembers().text(TRACE, trace).object(), deadline);
  }

  /** Writes down the end of an attempt, unless it is known whose it is. */
  Known ended(String connector, String attempt, boolean succeeded, Deadline deadline) {
    return put(connector, attempt, new JsonMembers().bool(SUCCEEDED, succeeded).object(), deadline);
  }

  private Known put(String connector, String attempt, Json.Obj data, Deadline deadline) {
    String id = "#attempt/" + connector + "/" + Sha256.hex(attempt);
    Written written = notes.insert(id, data, deadline.clock().instant().plus(KEPT), deadline);
    return switch (written) {
      case DONE -> new Known.Fresh();
      case UNAVAILABLE -> new Known.Unavailable();
      case STOPPED ->
          notes.find(id, deadline) instanceof Notes.Found.Kept(var _, Json.Obj found)
              ? known(found)
              : new Known.Unavailable();
    };
  }

  private static Known known(Json.Obj data) {
    return Optional.ofNullable(data.text(TRACE))
        .<Known>map(Known.Ours::new)
        .orElseGet(() -> new Known.Ended(data.isTrue(SUCCEEDED)));
  }
}

package io.iotmi.relay.stage.keep;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.keep.Notes.Written;
import java.time.Duration;
import java.time.Instant;

/**
 * The right of one run to work on a note, until the end of its invocation. It is lost where another
 * run takes the note over, and the next write says so. Not thread-safe.
 */
public final class Turn {
  private static final String STATE = "state";
  private static final String OWNER = "owner";
  private static final String UNTIL = "until";

  private final Notes notes;
  private final String id;
  private final String owner;
  private final Duration kept;
  private final Deadline deadline;
  private Json.Obj state;
  private long version;

  private Turn(
      Notes notes,
      String id,
      String owner,
      Duration kept,
      Deadline deadline,
      Json.Obj state,
      long version) {
    this.notes = notes;
    this.id = id;
    this.owner = owner;
    this.kept = kept;
    this.deadline = deadline;
    this.state = state;
    this.version = version;
  }

  /** What came of asking for a turn. */
  public sealed interface Asked {
    record Taken(Turn turn) implements Asked {}

    /**
     * Another run has it.
     *
     * @param left until it ends, if that run does not end it before
     */
    record Held(Duration left) implements Asked {}

    /** The table gives no answer. */
    record Unavailable(String reason) implements Asked {}
  }

  /**
   * Asks for a turn.
   *
   * @param owner unique for each run
   * @param kept how long the note lives after it was last written
   */
  public static Asked ask(Notes notes, String id, String owner, Duration kept, Deadline deadline) {
    return switch (notes.find(id, deadline)) {
      case Notes.Found.Unavailable(String reason) -> new Asked.Unavailable(reason);
      case Notes.Found.Kept(long version, Json.Obj data) ->
          take(notes, id, owner, kept, deadline, version, data);
      case Notes.Found.Absent() -> {
        Instant until = deadline.clock().instant().plus(kept);
        yield switch (notes.insert(id, Json.Obj.EMPTY, until, deadline)) {
          case UNAVAILABLE -> new Asked.Unavailable("the table gives no answer");
          case DONE, STOPPED ->
              notes.find(id, deadline) instanceof Notes.Found.Kept(long version, Json.Obj data)
                  ? take(notes, id, owner, kept, deadline, version, data)
                  : new Asked.Unavailable("a new note is not found again");
        };
      }
    };
  }

  private static Asked take(
      Notes notes,
      String id,
      String owner,
      Duration kept,
      Deadline deadline,
      long version,
      Json.Obj data) {
    Instant now = deadline.clock().instant();
    Duration left = Duration.between(now, until(data));
    if (left.isPositive() && !owner.equals(data.text(OWNER))) {
      return new Asked.Held(left);
    }
    Json.Obj state = state(data);
    Turn turn = new Turn(notes, id, owner, kept, deadline, state, version);
    return switch (turn.write(state)) {
      case DONE -> new Asked.Taken(turn);
      case STOPPED -> new Asked.Held(Duration.ofSeconds(1));
      case UNAVAILABLE -> new Asked.Unavailable("the table gives no answer");
    };
  }

  /** The state in a note, for who changes it without a turn. */
  public static Json.Obj state(Json.Obj note) {
    return note.get(STATE) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }

  /** The note with another state; a run that has the turn loses it by that. */
  public static Json.Obj with(Json.Obj note, Json.Obj state) {
    return new JsonMembers().all(note.members()).add(STATE, state).object();
  }

  /** As it was read or written last. */
  public Json.Obj state() {
    return state;
  }

  /** Writes another state and keeps the turn. */
  public Written write(Json.Obj next) {
    return write(next, deadline.end());
  }

  /** Writes the last state, and lets others have the turn. */
  public Written end(Json.Obj last) {
    return write(last, Instant.EPOCH);
  }

  private Written write(Json.Obj next, Instant until) {
    Json.Obj data =
        new JsonMembers()
            .text(OWNER, owner)
            .number(UNTIL, until.toEpochMilli())
            .add(STATE, next)
            .object();
    Written written =
        notes.replace(id, version, data, deadline.clock().instant().plus(kept), deadline);
    if (written == Written.DONE) {
      version++;
      state = next;
    }
    return written;
  }

  private static Instant until(Json.Obj data) {
    return Instant.ofEpochMilli(data.whole(UNTIL));
  }
}

package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.pipeline.CommandEnds;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.Notes.Written;
import io.iotmi.relay.stage.keep.Turn;
import io.iotmi.relay.vendor.reading.Reading;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Ends of commands that come with a vendor's events. Of an end and the end of its time, the one
 * that is written first counts. Thread-safe.
 */
public final class LateEnds implements CommandEnds {
  private static final Duration KEPT = Duration.ofDays(14);
  private static final int TRIES = 5;
  private static final Ended NO_TABLE = new Ended.Unavailable("the table gives no answer");
  private static final Ended NONE_OF_OURS = new Ended.Answers(List.of());

  private final Notes notes;
  private final Attempts attempts;
  private final String connector;

  /**
   * @param connector to which the vendor's devices belong
   */
  public LateEnds(Notes notes, Attempts attempts, String connector) {
    this.notes = notes;
    this.attempts = attempts;
    this.connector = connector;
  }

  @Override
  public Ended confirmed(Confirmed effect, Deadline deadline) {
    return end(
        effect.connectorId(),
        effect.trace(),
        part -> part.status() == Part.Status.WAITING,
        Part::done,
        deadline);
  }

  @Override
  public Ended answered(Reading.Answered end, Deadline deadline) {
    return switch (attempts.ended(connector, end.attempt(), end.succeeded(), deadline)) {
      case Attempts.Known.Unavailable() -> NO_TABLE;
      case Attempts.Known.Fresh _, Attempts.Known.Ended _ -> NONE_OF_OURS;
      case Attempts.Known.Ours(String trace) ->
          end(
              connector,
              new TraceId(trace),
              part -> part.status() == Part.Status.WAITING && end.attempt().equals(part.attempt()),
              part -> Dispatch.ended(part, end.succeeded()),
              deadline);
    };
  }

  private Ended end(
      String of,
      TraceId trace,
      Predicate<Part> which,
      UnaryOperator<Part> change,
      Deadline deadline) {
    String id = CommandIds.of(of, trace.value());
    for (int i = 0; i < TRIES; i++) {
      switch (notes.find(id, deadline)) {
        case Notes.Found.Absent() -> {
          return NONE_OF_OURS;
        }
        case Notes.Found.Unavailable(String reason) -> {
          return new Ended.Unavailable(reason);
        }
        case Notes.Found.Kept(long version, Json.Obj data) -> {
          CommandState state = CommandState.read(Turn.state(data));
          if (state.isOpen() && state.parts().stream().noneMatch(which)) {
            return new Ended.Unavailable("the command is on its way to the vendor");
          }
          CommandState next = state.change(which, change);
          Written written =
              next.equals(state)
                  ? Written.DONE
                  : notes.replace(
                      id,
                      version,
                      Turn.with(data, next.toJson()),
                      deadline.clock().instant().plus(KEPT),
                      deadline);
          if (written == Written.DONE) {
            return next.isDecided() && !next.parts().isEmpty()
                ? new Ended.Answers(CommandAnswers.of(of, trace.value(), next))
                : NONE_OF_OURS;
          }
          if (written == Written.UNAVAILABLE) {
            return NO_TABLE;
          }
        }
      }
    }
    return NO_TABLE;
  }
}

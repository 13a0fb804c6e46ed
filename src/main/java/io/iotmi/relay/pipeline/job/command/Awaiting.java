package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobQueue;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.pipeline.Relayed;
import io.iotmi.relay.pipeline.job.Caller;
import io.iotmi.relay.pipeline.job.JobResult;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.Notes.Written;
import io.iotmi.relay.stage.keep.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits for the end of a command that the vendor took: looks once after a while whether the device
 * has done it, once more when its time is over, and answers it then, whatever is known.
 * Thread-safe.
 */
public final class Awaiting {
  /** Later than a vendor's event comes that tells of the effect. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final Duration KEPT = Duration.ofDays(14);
  private static final String NOTHING_CAME = "no confirmation came in time";

  private final Caller caller;
  private final Notes notes;
  private final JobQueue jobs;
  private final Dispatch dispatch;
  private final Looks looks;
  private final Answering answering;

  public Awaiting(
      Caller caller,
      Notes notes,
      JobQueue jobs,
      Dispatch dispatch,
      Looks looks,
      Answering answering) {
    this.caller = caller;
    this.notes = notes;
    this.jobs = jobs;
    this.dispatch = dispatch;
    this.looks = looks;
    this.answering = answering;
  }

  /** Until the first look at a command. */
  static Duration delay(CommandState state, Deadline deadline) {
    Duration left = Duration.between(deadline.clock().instant(), state.until());
    return left.isNegative() ? Duration.ZERO : left.compareTo(LOOK) < 0 ? left : LOOK;
  }

  /** What is answered by now is answered once more, which changes nothing. */
  public JobResult await(Job.Await job, String run, Deadline deadline) {
    List<Relayed> looked = looks.look(job, run, deadline);
    String id = CommandIds.of(job.connector(), job.trace());
    JobResult result =
        switch (Turn.ask(notes, id, run, KEPT, deadline)) {
          case Turn.Asked.Unavailable(String reason) -> JobResult.returned(reason);
          case Turn.Asked.Held(Duration left) -> later(job, left.plusSeconds(1), deadline);
          case Turn.Asked.Taken(Turn turn) -> {
            JobResult ended = ended(job, turn, run, deadline);
            Written _ = turn.end(turn.state());
            yield ended;
          }
        };
    List<Relayed> all = new ArrayList<>(looked);
    all.addAll(result.relayed());
    return new JobResult(result.end(), all, result.counts());
  }

  private JobResult ended(Job.Await job, Turn turn, String run, Deadline deadline) {
    CommandState state = CommandState.read(turn.state());
    if (state.parts().isEmpty()) {
      return JobResult.givenUp("the command is forgotten");
    }
    Duration left = Duration.between(deadline.clock().instant(), state.until());
    if (!state.isDecided() && left.isPositive()) {
      return later(job, left, deadline);
    }
    CommandState end =
        state.change(
            part -> !part.isDecided(), part -> part.decided(OperationReply.TOO_SLOW, NOTHING_CAME));
    if (!state.isDecided() && turn.write(end.toJson()) != Written.DONE) {
      return JobResult.returned("the table gives no answer");
    }
    JobResult result =
        answering.answer(job.connector(), new TraceId(job.trace()), end, run, deadline);
    if (job.access() != null && !(result.end() instanceof JobResult.End.Returned)) {
      caller.release(job.connector(), job.access(), deadline);
    }
    dispatch.release(job.connector(), state.device(), job.trace(), deadline);
    return state.isDecided() ? result : result.counting(Count.COMMAND_UNANSWERED);
  }

  private JobResult later(Job job, Duration delay, Deadline deadline) {
    return jobs.put(job, delay, deadline)
        ? JobResult.done()
        : JobResult.returned("the queue of jobs gives no answer");
  }
}

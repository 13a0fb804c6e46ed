package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobQueue;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.operation.OperationRequest.SendCommand;
import io.iotmi.relay.pipeline.job.Caller;
import io.iotmi.relay.pipeline.job.JobResult;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.Notes.Written;
import io.iotmi.relay.stage.keep.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Does what calls of {@code AWS.SendCommand} ask for, and answers those whose end is known at once.
 * Of the jobs that the retries of one call leave, one works at a time. Thread-safe. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/send-command-op.html
 */
public final class Commanding {
  private static final Duration KEPT = Duration.ofDays(14);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final String NO_TABLE = "the table gives no answer";

  private final Caller caller;
  private final Notes notes;
  private final JobQueue jobs;
  private final Orders orders;
  private final Dispatch dispatch;
  private final Answering answering;
  private final Duration patience;

  /**
   * @param patience how long a command may wait for its end
   */
  public Commanding(
      Caller caller,
      Notes notes,
      JobQueue jobs,
      Orders orders,
      Dispatch dispatch,
      Answering answering,
      Duration patience) {
    this.caller = caller;
    this.notes = notes;
    this.jobs = jobs;
    this.orders = orders;
    this.dispatch = dispatch;
    this.answering = answering;
    this.patience = patience;
  }

  public JobResult send(Job.Acknowledged job, SendCommand request, String run, Deadline deadline) {
    String id = CommandIds.of(job.connector(), request.traceId());
    return switch (Turn.ask(notes, id, run, KEPT, deadline)) {
      case Turn.Asked.Unavailable(String reason) -> JobResult.returned(reason);
      case Turn.Asked.Held(Duration left) -> later(job, left.plusSeconds(1), deadline);
      case Turn.Asked.Taken(Turn turn) -> {
        TraceId trace = new TraceId(request.traceId());
        CommandRun work = new CommandRun(job.connector(), trace, turn, orders, dispatch, deadline);
        JobResult result =
            begun(work, turn, request, deadline)
                ? worked(job, work, trace, run, deadline)
                : JobResult.returned(NO_TABLE);
        Written _ = turn.end(turn.state());
        yield result;
      }
    };
  }

  private boolean begun(CommandRun work, Turn turn, SendCommand request, Deadline deadline) {
    if (!turn.state().members().isEmpty()) {
      return true;
    }
    Instant until = deadline.clock().instant().plus(patience);
    List<Part> parts = request.commands().stream().map(Part::of).toList();
    return work.written(
        new CommandState(request.connectorDeviceId(), null, until, parts, List.of()));
  }

  private JobResult worked(
      Job.Acknowledged job, CommandRun work, TraceId trace, String run, Deadline deadline) {
    String connector = job.connector();
    Count counted = null;
    if (work.state().isOpen()) {
      switch (caller.find(connector, job.access(), deadline)) {
        case Caller.Found.Later(String reason) -> {
          if (deadline.clock().instant().isBefore(work.state().until())) {
            return later(job, PAUSE, deadline);
          }
          if (!work.refuse(OperationReply.UNAVAILABLE, reason)) {
            return JobResult.returned(NO_TABLE);
          }
        }
        case Caller.Found.Unknown(int code, String reason) -> {
          counted = Count.USER_UNKNOWN;
          if (!work.refuse(code, reason)) {
            return JobResult.returned(NO_TABLE);
          }
        }
        case Caller.Found.Known known -> {
          if (!work.go(known.access(), known.user())) {
            return JobResult.returned(NO_TABLE);
          }
        }
      }
    }
    CommandState state = work.state();
    if (state.isOpen()) {
      return later(job, PAUSE, deadline);
    }
    if (state.isWaiting()) {
      // It needs the access as well, and forgets it.
      return later(
          new Job.Await(connector, trace.value(), job.access()),
          Awaiting.delay(state, deadline),
          deadline);
    }
    JobResult answered = answering.answer(connector, trace, state, run, deadline);
    return finished(job, counted == null ? answered : answered.counting(counted), deadline);
  }

  private JobResult finished(Job.Acknowledged job, JobResult result, Deadline deadline) {
    if (!(result.end() instanceof JobResult.End.Returned)) {
      caller.release(job.connector(), job.access(), deadline);
    }
    return result;
  }

  private JobResult later(Job job, Duration delay, Deadline deadline) {
    return jobs.put(job, delay, deadline)
        ? JobResult.done()
        : JobResult.returned("the queue of jobs gives no answer");
  }
}

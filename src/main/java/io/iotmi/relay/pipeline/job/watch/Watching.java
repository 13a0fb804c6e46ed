package io.iotmi.relay.pipeline.job.watch;

import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobQueue;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.pipeline.job.JobResult;
import io.iotmi.relay.pipeline.job.watch.Reached.Next;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.Turn;
import io.iotmi.relay.stage.recall.watch.Pushes;
import io.iotmi.relay.vendor.SilenceWatch;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks from time to time whether the vendor still tells what happens. Where it does not, the state
 * of devices is read once, and what the service was not told is sent. A look that fails is not
 * tried again: the next one comes soon. Thread-safe.
 */
public final class Watching {
  /** Longer than any silence that is not a breach for good. */
  private static final Duration KEPT = Duration.ofDays(90);

  private final @Nullable SilenceWatch watch;
  private final WatchParts parts;
  private final Notes notes;
  private final JobQueue jobs;

  /**
   * @param watch null where the folder of the vendor asks for none
   */
  public Watching(@Nullable SilenceWatch watch, WatchParts parts, Notes notes, JobQueue jobs) {
    this.watch = watch;
    this.parts = parts;
    this.notes = notes;
    this.jobs = jobs;
  }

  /**
   * Looks once.
   *
   * @param run unique for each invocation
   */
  public JobResult watch(Job.Watch job, String run, Deadline deadline) {
    if (watch == null) {
      return JobResult.done();
    }
    return switch (parts.pushes().last(deadline)) {
      case Pushes.Last.Unavailable(String reason) -> JobResult.givenUp(reason);
      case Pushes.Last.Never() -> {
        // A silence is counted from the first look on.
        parts.pushes().heard(deadline);
        yield JobResult.done();
      }
      case Pushes.Last.At(Instant time) -> {
        boolean silent = !deadline.clock().instant().isBefore(time.plus(watch.after()));
        yield silent || isUnfinished(job, deadline)
            ? look(job, new Silent(watch.reads(), time, silent), run, deadline)
            : JobResult.done();
      }
    };
  }

  /**
   * What is known of the pushes.
   *
   * @param reads requests for states in one silence
   * @param last when the vendor told something last
   * @param lasts whether that is too long ago
   */
  private record Silent(int reads, Instant last, boolean lasts) {
    /** The look that has begun, or that at another silence. */
    WatchState next(WatchState written) {
      return lasts && written.over() && !written.since().equals(last)
          ? WatchState.begin(last)
          : written;
    }
  }

  private boolean isUnfinished(Job.Watch job, Deadline deadline) {
    return notes.find(id(job), deadline) instanceof Notes.Found.Kept(var _, Json.Obj note)
        && !WatchState.read(Turn.state(note)).over();
  }

  private JobResult look(Job.Watch job, Silent silent, String run, Deadline deadline) {
    return switch (Turn.ask(notes, id(job), run, KEPT, deadline)) {
      case Turn.Asked.Unavailable(String reason) -> JobResult.givenUp(reason);
      case Turn.Asked.Held _ -> JobResult.done();
      case Turn.Asked.Taken(Turn turn) -> {
        WatchRun look = new WatchRun(job.connector(), silent.reads(), parts, turn, run, deadline);
        Next next = look.go(silent.next(WatchState.read(turn.state())), silent.lasts());
        boolean goesOn = next != Next.TIME || jobs.put(job, Duration.ZERO, deadline);
        JobResult end =
            goesOn ? JobResult.done() : JobResult.givenUp("the queue of jobs gives no answer");
        yield new JobResult(end.end(), look.relayed(), look.counts());
      }
    };
  }

  private static String id(Job.Watch job) {
    return "#watch/" + job.connector();
  }
}

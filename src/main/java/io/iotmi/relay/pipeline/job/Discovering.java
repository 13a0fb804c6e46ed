package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobQueue;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.operation.OperationRequest.DiscoverDevices;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.Notes.Written;
import io.iotmi.relay.stage.keep.Turn;
import java.time.Duration;

/**
 * Discovers the devices of a user. Of the jobs that the retries of one call leave, one works at a
 * time, and the others find nothing left to do. Thread-safe. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/discover-devices-op.html
 */
public final class Discovering {
  private static final Duration KEPT = Duration.ofDays(14);

  private final Caller caller;
  private final VendorCloud cloud;
  private final Notes notes;
  private final JobQueue jobs;
  private final DiscoveryEvents events;

  public Discovering(
      Caller caller, VendorCloud cloud, Notes notes, JobQueue jobs, DiscoveryEvents events) {
    this.caller = caller;
    this.cloud = cloud;
    this.notes = notes;
    this.jobs = jobs;
    this.events = events;
  }

  JobResult discover(Job.Acknowledged job, DiscoverDevices request, String run, Deadline deadline) {
    String id = "#discovery/" + job.connector() + "/" + Sha256.hex(request.deviceDiscoveryId());
    return switch (Turn.ask(notes, id, run, KEPT, deadline)) {
      case Turn.Asked.Unavailable(String reason) -> JobResult.returned(reason);
      case Turn.Asked.Held(Duration left) -> later(job, left.plusSeconds(1), deadline);
      case Turn.Asked.Taken(Turn turn) -> {
        DiscoveryRun work = new DiscoveryRun(job, request, turn, cloud, events, run, deadline);
        JobResult result =
            switch (work.go(caller)) {
              case DiscoveryRun.Step.Ended() -> {
                caller.release(job.connector(), job.access(), deadline);
                yield JobResult.done();
              }
              case DiscoveryRun.Step.Pause(Duration pause) -> later(job, pause, deadline);
              case DiscoveryRun.Step.Return(String reason) -> JobResult.returned(reason);
            };
        Written _ = turn.end(turn.state());
        yield new JobResult(result.end(), work.relayed(), work.counts());
      }
    };
  }

  private JobResult later(Job job, Duration delay, Deadline deadline) {
    return jobs.put(job, delay, deadline)
        ? JobResult.done()
        : JobResult.returned("the queue of jobs gives no answer");
  }
}

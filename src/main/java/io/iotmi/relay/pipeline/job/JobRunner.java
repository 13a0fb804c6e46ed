package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobForm;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.operation.OperationReader;
import io.iotmi.relay.operation.OperationRequest;
import io.iotmi.relay.pipeline.job.command.Awaiting;
import io.iotmi.relay.pipeline.job.command.Commanding;
import io.iotmi.relay.pipeline.job.watch.Watching;
import java.util.Optional;

/** Does one job. Thread-safe. */
public final class JobRunner {
  private final Subscribing subscribing;
  private final Discovering discovering;
  private final Commanding commanding;
  private final Awaiting awaiting;
  private final Deactivating deactivating;
  private final Watching watching;

  public JobRunner(
      Subscribing subscribing,
      Discovering discovering,
      Commanding commanding,
      Awaiting awaiting,
      Deactivating deactivating,
      Watching watching) {
    this.subscribing = subscribing;
    this.discovering = discovering;
    this.commanding = commanding;
    this.awaiting = awaiting;
    this.deactivating = deactivating;
    this.watching = watching;
  }

  /**
   * Does the job of a message.
   *
   * @param body of the message
   * @param run unique for each invocation
   */
  public JobResult run(String body, String run, Deadline deadline) {
    Optional<Job> job = JobForm.read(body);
    return job.isEmpty()
        ? JobResult.returned("the message is no job")
        : switch (job.get()) {
          case Job.FindUser find -> subscribing.find(find, deadline);
          case Job.Subscribe subscribe -> subscribing.subscribe(subscribe, deadline);
          case Job.Watch watch -> watching.watch(watch, run, deadline);
          case Job.Await await -> awaiting.await(await, run, deadline);
          case Job.Acknowledged acknowledged -> acknowledged(acknowledged, run, deadline);
        };
  }

  private JobResult acknowledged(Job.Acknowledged job, String run, Deadline deadline) {
    Optional<OperationRequest> request = OperationReader.request(job.payload());
    return request.isEmpty()
        ? JobResult.returned("the message holds no operation")
        : switch (request.get()) {
          case OperationRequest.DiscoverDevices discover ->
              discovering.discover(job, discover, run, deadline);
          case OperationRequest.SendCommand send -> commanding.send(job, send, run, deadline);
          case OperationRequest.DeactivateUser _ -> deactivating.deactivate(job, deadline);
          case OperationRequest.ActivateUser _ ->
              JobResult.returned("an activation is answered, not acknowledged");
        };
  }
}

package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.Notes.Written;
import java.time.Duration;
import java.time.Instant;

/**
 * Finishes what activation began: finds the user where the call could not wait, and has the vendor
 * tell what happens to the user's devices. Thread-safe.
 */
public final class Subscribing {
  /** The retries of one call come within minutes. */
  private static final Duration ONCE_IN = Duration.ofMinutes(10);

  private final Caller caller;
  private final VendorCloud cloud;
  private final Notes notes;

  public Subscribing(Caller caller, VendorCloud cloud, Notes notes) {
    this.caller = caller;
    this.cloud = cloud;
    this.notes = notes;
  }

  /** The call is tried again by managed integrations, and finds the user then. */
  JobResult find(Job.FindUser job, Deadline deadline) {
    JobResult result =
        switch (caller.find(job.connector(), job.access(), deadline)) {
          case Caller.Found.Known _ -> JobResult.done();
          case Caller.Found.Later(String reason) -> JobResult.returned(reason);
          case Caller.Found.Unknown(var _, String reason) ->
              JobResult.givenUp(reason).counting(Count.USER_UNKNOWN);
        };
    return released(job, job.access(), result, deadline);
  }

  JobResult subscribe(Job.Subscribe job, Deadline deadline) {
    return released(job, job.access(), subscribed(job, deadline), deadline);
  }

  /** Of the jobs that the retries of a call leave, one asks the vendor. */
  private JobResult subscribed(Job.Subscribe job, Deadline deadline) {
    String id = id(job.connector(), job.user());
    return switch (notes.insert(id, Json.Obj.EMPTY, deadline.end(), deadline)) {
      case STOPPED -> JobResult.done();
      case UNAVAILABLE -> JobResult.returned("the table gives no answer");
      case DONE -> {
        JobResult result = asked(job, deadline);
        if (result.end() instanceof JobResult.End.Returned) {
          boolean _ = notes.delete(id, deadline);
        } else {
          prolong(id, deadline);
        }
        yield result;
      }
    };
  }

  private JobResult asked(Job.Subscribe job, Deadline deadline) {
    boolean again =
        caller
            .key(job.connector(), job.access(), deadline)
            .map(key -> notes.delete(Deactivating.once(key), deadline))
            .orElse(false);
    if (!again) {
      return JobResult.returned("the table gives no answer");
    }
    return switch (caller.find(job.connector(), job.access(), deadline)) {
      case Caller.Found.Later(String reason) -> JobResult.returned(reason);
      case Caller.Found.Unknown(var _, String reason) -> JobResult.givenUp(reason);
      case Caller.Found.Known known ->
          switch (cloud.subscribe(known.access(), job.user(), deadline)) {
            case CloudAnswer.Got<VendorCloud.Done> _ -> JobResult.done();
            case CloudAnswer.Refused<VendorCloud.Done> refused ->
                JobResult.givenUp("the vendor does not subscribe: " + refused.detail());
            case CloudAnswer.Unavailable<VendorCloud.Done> unavailable ->
                JobResult.returned(unavailable.detail());
          };
    };
  }

  private void prolong(String id, Deadline deadline) {
    if (notes.find(id, deadline) instanceof Notes.Found.Kept(long version, Json.Obj data)) {
      Instant until = deadline.clock().instant().plus(ONCE_IN);
      Written _ = notes.replace(id, version, data, until, deadline);
    }
  }

  /** The record that one has been asked for. */
  static String id(String connector, String user) {
    return "#subscribed/" + connector + "/" + Sha256.hex(user);
  }

  private JobResult released(Job job, String access, JobResult result, Deadline deadline) {
    if (!(result.end() instanceof JobResult.End.Returned)) {
      caller.release(job.connector(), access, deadline);
    }
    return result;
  }
}

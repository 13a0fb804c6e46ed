package io.iotmi.relay.pipeline.operation;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobQueue;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.operation.OperationCall;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.pipeline.account.AccessStore;
import io.iotmi.relay.pipeline.account.Accesses;
import io.iotmi.relay.pipeline.account.Silence;
import io.iotmi.relay.pipeline.account.Users;
import java.time.Duration;
import java.util.Optional;

/** Makes a job of a call. Thread-safe. */
public final class Handover {
  private final Accesses accesses;
  private final AccessStore store;
  private final Users users;
  private final Silence silence;
  private final JobQueue jobs;

  public Handover(
      Accesses accesses, AccessStore store, Users users, Silence silence, JobQueue jobs) {
    this.accesses = accesses;
    this.store = store;
    this.users = users;
    this.silence = silence;
    this.jobs = jobs;
  }

  /** The reply where a part of the connector gives no answer. */
  static OperationReply notNow(String part) {
    return OperationReply.refused(
        OperationReply.UNAVAILABLE, "the connector's " + part + " gives no answer; try again");
  }

  /** Acknowledges a call once its job is safe. */
  OperationReply acknowledge(
      OperationCall call, Json.Obj payload, String message, Deadline deadline) {
    return switch (accesses.open(call.authorization(), deadline)) {
      case Accesses.Opened.Refused(OperationReply reply) -> reply;
      case Accesses.Opened.Unavailable(OperationReply reply) -> reply;
      case Accesses.Opened.Ready _ -> put(call, payload, message, deadline);
    };
  }

  /**
   * Silences the user at once where it is known whose the call is, and leaves the rest to the job.
   * A secret that is not there any more must not keep a user active.
   */
  OperationReply deactivate(
      OperationCall call, Json.Obj payload, String message, Deadline deadline) {
    String connector = call.connectorId();
    Optional<Access> access =
        accesses.open(call.authorization(), deadline) instanceof Accesses.Opened.Ready(Access ready)
            ? Optional.of(ready)
            : Optional.empty();
    Optional<String> user = users.known(connector, call.authorization(), access, deadline);
    if (user.isPresent() && !silence.begin(connector, user.get(), deadline)) {
      return notNow("table");
    }
    return put(call, payload, message, deadline);
  }

  private OperationReply put(
      OperationCall call, Json.Obj payload, String message, Deadline deadline) {
    Optional<String> reference = store.keep(call.connectorId(), call.authorization(), deadline);
    if (reference.isEmpty()) {
      return notNow("table or key");
    }
    Job job = new Job.Acknowledged(call.connectorId(), reference.get(), payload);
    return jobs.put(job, Duration.ZERO, deadline)
        ? OperationReply.done(message)
        : notNow("job queue");
  }
}

package io.iotmi.relay.pipeline.operation;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobQueue;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.operation.Authorization;
import io.iotmi.relay.operation.OperationCall;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.pipeline.account.AccessStore;
import io.iotmi.relay.pipeline.account.Accesses;
import io.iotmi.relay.pipeline.account.Accounts;
import io.iotmi.relay.pipeline.account.Silence;
import io.iotmi.relay.pipeline.account.Users;
import io.iotmi.relay.vendor.identity.UserAlias;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers {@code AWS.ActivateUser}, the one operation whose reply must hold what the vendor knows.
 * See https://docs.aws.amazon.com/iot-mi/latest/devguide/activate-user-op.html
 */
public final class Activation {
  /** For writing down what the vendor said, or that it said nothing. */
  private static final Duration RESERVE = Duration.ofMillis(200);

  private final Accesses accesses;
  private final AccessStore store;
  private final Users users;
  private final Accounts accounts;
  private final Silence silence;
  private final JobQueue jobs;

  public Activation(
      Accesses accesses,
      AccessStore store,
      Users users,
      Accounts accounts,
      Silence silence,
      JobQueue jobs) {
    this.accesses = accesses;
    this.store = store;
    this.users = users;
    this.accounts = accounts;
    this.silence = silence;
    this.jobs = jobs;
  }

  OperationReply activate(OperationCall call, Deadline deadline) {
    return switch (accesses.open(call.authorization(), deadline)) {
      case Accesses.Opened.Refused(OperationReply reply) -> reply;
      case Accesses.Opened.Unavailable(OperationReply reply) -> reply;
      case Accesses.Opened.Ready(Access access) -> activate(call, access, deadline);
    };
  }

  private OperationReply activate(OperationCall call, Access access, Deadline deadline) {
    Users.Found found =
        users.find(
            call.connectorId(), call.authorization(), access, deadline, deadline.earlier(RESERVE));
    return switch (found) {
      case Users.Found.Known(String user, boolean remembered) ->
          activated(call, user, remembered, deadline);
      case Users.Found.NotRead _ -> Handover.notNow("table");
      case Users.Found.Refused(CloudAnswer.Refused<String> answer) -> VendorReplies.of(answer);
      case Users.Found.Unavailable(CloudAnswer.Unavailable<String> answer) -> {
        // The service tries again, and finds what the job has found by then.
        if (answer.outage() == CloudAnswer.Outage.TIMED_OUT) {
          boolean _ =
              put(call, (connector, reference) -> new Job.FindUser(connector, reference), deadline);
        }
        yield VendorReplies.of(answer);
      }
    };
  }

  private OperationReply activated(
      OperationCall call, String user, boolean remembered, Deadline deadline) {
    String connector = call.connectorId();
    Authorization given = call.authorization();
    boolean kept =
        (remembered || accounts.remember(connector, given, user, deadline))
            && silence.end(connector, user, deadline)
            && put(call, (of, reference) -> new Job.Subscribe(of, reference, user), deadline);
    return kept
        ? new OperationReply(
            OperationReply.DONE,
            "activated the user with connector " + connector,
            UserAlias.of(user))
        : Handover.notNow("table, key or job queue");
  }

  private boolean put(OperationCall call, JobOf job, Deadline deadline) {
    Optional<String> reference = store.keep(call.connectorId(), call.authorization(), deadline);
    return reference.isPresent()
        && jobs.put(job.with(call.connectorId(), reference.get()), Duration.ZERO, deadline);
  }

  @FunctionalInterface
  private interface JobOf {
    Job with(String connector, String reference);
  }
}

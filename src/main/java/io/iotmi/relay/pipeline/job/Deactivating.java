package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.pipeline.account.Accounts;
import io.iotmi.relay.pipeline.account.Silence;
import io.iotmi.relay.pipeline.account.Watched;
import io.iotmi.relay.stage.keep.Notes;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends an account: silences its user, ends the subscriptions, revokes the tokens, and forgets whose
 * they are. Thread-safe. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/deactive-user-op.html
 */
public final class Deactivating {
  /** The retries of one call come within minutes, and find no token any more. */
  private static final Duration ONCE_IN = Duration.ofMinutes(10);

  private final Caller caller;
  private final VendorCloud cloud;
  private final Accounts accounts;
  private final Silence silence;
  private final Watched watched;
  private final Notes notes;

  public Deactivating(
      Caller caller,
      VendorCloud cloud,
      Accounts accounts,
      Silence silence,
      Watched watched,
      Notes notes) {
    this.caller = caller;
    this.cloud = cloud;
    this.accounts = accounts;
    this.silence = silence;
    this.watched = watched;
    this.notes = notes;
  }

  JobResult deactivate(Job.Acknowledged job, Deadline deadline) {
    Optional<String> key = caller.key(job.connector(), job.access(), deadline);
    if (key.isEmpty()) {
      return JobResult.returned("the authorization of the call cannot be read");
    }
    String once = once(key.get());
    if (notes.find(once, deadline) instanceof Notes.Found.Kept) {
      caller.release(job.connector(), job.access(), deadline);
      return JobResult.done();
    }
    JobResult result = ended(job, deadline);
    if (!(result.end() instanceof JobResult.End.Returned)) {
      Notes.Written _ =
          notes.insert(once, Json.Obj.EMPTY, deadline.clock().instant().plus(ONCE_IN), deadline);
      caller.release(job.connector(), job.access(), deadline);
    }
    return result;
  }

  /** The note that an account was ended, which another activation takes away. */
  static String once(String key) {
    return "#deactivated/" + key.substring(1);
  }

  private JobResult ended(Job.Acknowledged job, Deadline deadline) {
    String connector = job.connector();
    return switch (caller.find(connector, job.access(), deadline)) {
      case Caller.Found.Later(String reason) -> JobResult.returned(reason);
      case Caller.Found.Unknown(var _, String reason) ->
          caller
              .remembered(connector, job.access(), deadline)
              .map(user -> withoutAccess(connector, user, deadline))
              .orElseGet(() -> JobResult.givenUp(reason).counting(Count.USER_UNKNOWN));
      case Caller.Found.Known known -> {
        if (!silence.begin(connector, known.user(), deadline)) {
          yield JobResult.returned("the table gives no answer");
        }
        yield switch (cloud.revoke(known.access(), known.user(), deadline)) {
          case CloudAnswer.Unavailable<VendorCloud.Done> unavailable ->
              JobResult.returned(unavailable.detail());
          case CloudAnswer.Got<VendorCloud.Done> _ ->
              forgotten(connector, known.user(), JobResult.done(), deadline);
          // What the vendor takes no longer needs no end.
          case CloudAnswer.Refused<VendorCloud.Done> refused ->
              forgotten(
                  connector,
                  known.user(),
                  refused.refusal() == Refusal.UNAUTHORIZED
                      ? JobResult.done()
                      : JobResult.givenUp("the vendor does not revoke: " + refused.detail()),
                  deadline);
        };
      }
    };
  }

  /** The customer has deleted the secret before: there is nothing left to revoke with. */
  private JobResult withoutAccess(String connector, String user, Deadline deadline) {
    return silence.begin(connector, user, deadline)
        ? forgotten(connector, user, JobResult.done(), deadline)
        : JobResult.returned("the table gives no answer");
  }

  private JobResult forgotten(String connector, String user, JobResult result, Deadline deadline) {
    return accounts.forget(connector, user, deadline)
            && watched.forget(connector, user, deadline)
            && notes.delete(Subscribing.id(connector, user), deadline)
        ? result
        : JobResult.returned("the table gives no answer");
  }
}

package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.operation.Authorization;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.pipeline.account.AccessStore;
import io.iotmi.relay.pipeline.account.Accesses;
import io.iotmi.relay.pipeline.account.Accounts;
import io.iotmi.relay.pipeline.account.Users;
import io.iotmi.relay.pipeline.account.Watched;
import java.util.Optional;

/** Finds out on whose behalf a job is done. Thread-safe. */
public final class Caller {
  private final AccessStore store;
  private final Accesses accesses;
  private final Users users;
  private final Accounts accounts;
  private final Watched watched;

  public Caller(
      AccessStore store, Accesses accesses, Users users, Accounts accounts, Watched watched) {
    this.store = store;
    this.accesses = accesses;
    this.users = users;
    this.accounts = accounts;
    this.watched = watched;
  }

  /** What came of it. */
  public sealed interface Found {
    /**
     * On behalf of a user.
     *
     * @param user the vendor's id
     */
    record Known(Access access, String user) implements Found {}

    /**
     * It cannot be known.
     *
     * @param code as an operation would be answered
     * @param reason for operators and customers
     */
    record Unknown(int code, String reason) implements Found {}

    /** Not now. */
    record Later(String reason) implements Found {}
  }

  /** Finds the user of a kept authorization, the newest that there is of this user. */
  public Found find(String connector, String reference, Deadline deadline) {
    AccessStore.Found stored = store.find(connector, reference, deadline);
    Found found = find(connector, stored, deadline);
    if (stored instanceof AccessStore.Found.Kept(Authorization given)
        && found instanceof Found.Known(var _, String user)) {
      watched.keep(connector, user, given, deadline);
    }
    return found;
  }

  /**
   * The access of a user who makes no call.
   *
   * @param user the vendor's id
   */
  public Found ofWatched(String connector, String user, Deadline deadline) {
    return find(connector, watched.find(connector, user, deadline), deadline);
  }

  private Found find(String connector, AccessStore.Found stored, Deadline deadline) {
    return switch (stored) {
      case AccessStore.Found.Unavailable(String reason) -> new Found.Later(reason);
      case AccessStore.Found.Gone() ->
          new Found.Unknown(OperationReply.UNAUTHORIZED, "the authorization of the call is gone");
      case AccessStore.Found.Kept(Authorization given) -> find(connector, given, deadline);
    };
  }

  private Found find(String connector, Authorization given, Deadline deadline) {
    return switch (accesses.open(given, deadline)) {
      case Accesses.Opened.Refused(OperationReply reply) ->
          new Found.Unknown(reply.code(), reply.message());
      case Accesses.Opened.Unavailable(OperationReply reply) -> new Found.Later(reply.message());
      case Accesses.Opened.Ready(Access access) -> find(connector, given, access, deadline);
    };
  }

  private Found find(String connector, Authorization given, Access access, Deadline deadline) {
    return switch (users.find(connector, given, access, deadline, deadline)) {
      case Users.Found.NotRead(String reason) -> new Found.Later(reason);
      case Users.Found.Unavailable(CloudAnswer.Unavailable<String> answer) ->
          new Found.Later(answer.detail());
      case Users.Found.Refused(CloudAnswer.Refused<String> answer) ->
          new Found.Unknown(
              answer.refusal() == CloudAnswer.Refusal.UNAUTHORIZED
                  ? OperationReply.UNAUTHORIZED
                  : OperationReply.NOT_FOUND,
              "the user of the authorization is not known: " + answer.detail());
      case Users.Found.Known(String user, boolean remembered) -> {
        // A token that was refreshed since: its row is for the call that ends the account.
        boolean _ = remembered || accounts.remember(connector, given, user, deadline);
        yield new Found.Known(access, user);
      }
    };
  }

  /** Under which id the user of a kept authorization is remembered; empty where that is unknown. */
  Optional<String> key(String connector, String reference, Deadline deadline) {
    return switch (store.find(connector, reference, deadline)) {
      case AccessStore.Found.Kept(Authorization given) -> accounts.key(connector, given, deadline);
      // Another job of the same call has deleted nothing of this one: its time is over.
      case AccessStore.Found.Gone() -> Optional.of("/gone/" + reference);
      case AccessStore.Found.Unavailable _ -> Optional.empty();
    };
  }

  /** The user of a kept authorization as it was remembered, for one that opens nothing any more. */
  Optional<String> remembered(String connector, String reference, Deadline deadline) {
    return store.find(connector, reference, deadline)
                instanceof AccessStore.Found.Kept(Authorization given)
            && accounts.find(connector, given, deadline)
                instanceof Accounts.Found.Known(String user)
        ? Optional.of(user)
        : Optional.empty();
  }

  /** At the end of a job that needs the authorization no longer. */
  public void release(String connector, String reference, Deadline deadline) {
    boolean _ = store.forget(connector, reference, deadline);
  }
}

package io.iotmi.relay.pipeline.account;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.operation.Authorization;
import io.iotmi.relay.stage.keep.Notes.Written;
import io.iotmi.relay.stage.recall.watch.Roster;
import io.iotmi.relay.vendor.identity.UserAlias;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Users whose devices are looked at where the vendor falls silent, each with the authorization that
 * came last. A token is kept a little longer than it takes to notice a silence. The devices of a
 * user without a kept authorization are not looked at. Thread-safe.
 */
public final class Watched {
  private static final Duration NOTICED = Duration.ofHours(2);

  /** The ARN of a secret opens nothing by itself. */
  private static final Duration SECRET_KEPT = Duration.ofDays(400);

  private final AccessStore store;
  private final Roster roster;
  private final @Nullable Duration after;

  /**
   * @param after how long a silence is; null where none is looked for, and nothing is kept
   */
  public Watched(AccessStore store, Roster roster, @Nullable Duration after) {
    this.store = store;
    this.roster = roster;
    this.after = after;
  }

  /**
   * Keeps the authorization of a call. Where that fails, the next call of the user tries again.
   *
   * @param user the vendor's id
   */
  public void keep(String connector, String user, Authorization given, Deadline deadline) {
    if (after == null) {
      return;
    }
    Instant now = deadline.clock().instant();
    Instant until =
        switch (given) {
          case Authorization.OAuth _ -> now.plus(after).plus(NOTICED);
          case Authorization.General _ -> now.plus(SECRET_KEPT);
        };
    if (store.renew(connector, reference(user), given, until, deadline) == Written.DONE) {
      boolean _ = roster.add(connector, UserAlias.of(user), user, deadline);
    }
  }

  /** The authorization of a user that came last. */
  public AccessStore.Found find(String connector, String user, Deadline deadline) {
    return store.find(connector, reference(user), deadline);
  }

  /** The user is not looked at any more. Gives false where that is not written. */
  public boolean forget(String connector, String user, Deadline deadline) {
    return store.forget(connector, reference(user), deadline)
        && roster.remove(connector, UserAlias.of(user), deadline);
  }

  private static String reference(String user) {
    return "watched/" + Sha256.hex(user);
  }
}

package io.iotmi.relay.pipeline.account;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.recall.Users;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.identity.UserAlias;
import java.util.Optional;

/** Of which users no event leaves any more. Thread-safe. */
public final class Silence {
  private final Users users;

  public Silence(Users users) {
    this.users = users;
  }

  /** From now on nothing of the user leaves. Gives false where that is not written. */
  public boolean begin(String connector, String user, Deadline deadline) {
    return users.markGone(connector, UserAlias.of(user), deadline);
  }

  /** Whether nothing of the user leaves; nothing where the table does not answer. */
  public Optional<Boolean> has(String connector, String user, Deadline deadline) {
    return users.isGone(connector, UserAlias.of(user), deadline);
  }

  /** The user is there again. Gives false where that is not written. */
  public boolean end(String connector, String user, Deadline deadline) {
    String alias = UserAlias.of(user);
    boolean shortened = EncodedId.encode(user).length() > EncodedId.MAX_USER_ID;
    return users.lift(connector, alias, deadline)
        && (!shortened || users.remember(connector, alias, user, deadline));
  }
}

package io.iotmi.relay.pipeline.account;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.operation.Authorization;
import java.util.Optional;

/**
 * Finds the user of a call: by a claim of the token, by what was remembered, by asking the vendor.
 * Thread-safe.
 */
public final class Users {
  private final VendorCloud cloud;
  private final Accounts accounts;

  public Users(VendorCloud cloud, Accounts accounts) {
    this.cloud = cloud;
    this.accounts = accounts;
  }

  /** What came of it. */
  public sealed interface Found {
    /**
     * The user.
     *
     * @param user the vendor's id
     * @param remembered whether the row of this very authorization told it
     */
    record Known(String user, boolean remembered) implements Found {}

    /** The vendor does not tell either; why is in its answer. */
    record Refused(CloudAnswer.Refused<String> answer) implements Found {}

    /** The vendor gave no answer in time. */
    record Unavailable(CloudAnswer.Unavailable<String> answer) implements Found {}

    /** The table gave no answer, and the vendor was not asked. */
    record NotRead(String reason) implements Found {}
  }

  /**
   * Without asking the vendor. Empty where nothing tells, or where the table gives no answer.
   *
   * @param access empty where it is not to be had
   */
  public Optional<String> known(
      String connector, Authorization given, Optional<Access> access, Deadline deadline) {
    return access
        .flatMap(cloud::userIn)
        .or(
            () ->
                accounts.find(connector, given, deadline)
                        instanceof Accounts.Found.Known(String user)
                    ? Optional.of(user)
                    : Optional.empty());
  }

  /**
   * Asks the vendor where nothing else tells.
   *
   * @param asking until when the vendor may answer
   */
  public Found find(
      String connector, Authorization given, Access access, Deadline deadline, Deadline asking) {
    Optional<String> claimed = cloud.userIn(access);
    if (claimed.isPresent()) {
      return new Found.Known(claimed.get(), false);
    }
    return switch (accounts.find(connector, given, deadline)) {
      case Accounts.Found.Known(String user) -> new Found.Known(user, true);
      case Accounts.Found.Unavailable(String reason) -> new Found.NotRead(reason);
      case Accounts.Found.Unknown() ->
          switch (cloud.user(access, asking)) {
            case CloudAnswer.Got<String>(String user) -> new Found.Known(user, false);
            case CloudAnswer.Refused<String> refused -> new Found.Refused(refused);
            case CloudAnswer.Unavailable<String> unavailable -> new Found.Unavailable(unavailable);
          };
    };
  }
}

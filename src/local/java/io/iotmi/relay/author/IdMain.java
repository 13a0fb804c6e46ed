package io.iotmi.relay.author;

import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.identity.UserAlias;
import java.util.Optional;

/**
 * {@code mvn -Plocal -Ddecode=ID}: the vendor's id behind an id of the API, or the other way round.
 */
public final class IdMain {
  private IdMain() {}

  /** Takes the id. */
  public static void main(String[] args) {
    System.out.println(said(args[0]));
  }

  static String said(String id) {
    if (UserAlias.isAlias(id)) {
      return id + " is the alias of a user id that is too long for the API; it cannot be read back";
    }
    Optional<String> vendors = EncodedId.decode(id);
    if (vendors.isEmpty()) {
      return id + " is sent as " + EncodedId.encode(id);
    }
    return vendors.get().equals(id)
        ? id + " is the vendor's id itself"
        : id + " stands for the vendor's id " + vendors.get();
  }
}

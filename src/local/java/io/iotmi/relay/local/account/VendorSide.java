package io.iotmi.relay.local.account;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port: what a run sees and moves at the vendor behind a connector. */
public interface VendorSide {

  /** How a device deals with its next command. */
  enum Manner {
    /** It does it some time after the vendor took the command. */
    LATE,
    /** It says nothing, ever. */
    NEVER
  }

  /** Ids of all devices of an account, in the words of the connector; null where not known. */
  @Nullable Set<String> devices(String account);

  /** Whether devices do what they are told, and the vendor says so. */
  boolean confirms();

  /** Has the device deal with its next command in this way; false where it cannot be told to. */
  boolean next(String device, Manner manner);

  /** Has the vendor report a change of one of the account's devices. */
  Optional<String> change(String account);

  /** How many commands the vendor got for the device so far, null where that is not seen. */
  @Nullable Integer dispatched(String device);

  /** Whether the vendor ended the account's access, null where that is not seen. */
  @Nullable Boolean revoked(String account);

  /** A vendor of which nothing is seen. */
  static VendorSide unseen() {
    return new VendorSide() {
      @Override
      public @Nullable Set<String> devices(String account) {
        return null;
      }

      @Override
      public boolean confirms() {
        return false;
      }

      @Override
      public boolean next(String device, Manner manner) {
        return false;
      }

      @Override
      public Optional<String> change(String account) {
        return Optional.empty();
      }

      @Override
      public @Nullable Integer dispatched(String device) {
        return null;
      }

      @Override
      public @Nullable Boolean revoked(String account) {
        return null;
      }
    };
  }
}

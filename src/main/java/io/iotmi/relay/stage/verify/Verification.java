package io.iotmi.relay.stage.verify;

import org.jspecify.annotations.Nullable;

/** What became of a request at the door. */
public sealed interface Verification {

  /**
   * The vendor's.
   *
   * @param identity the same for each delivery of one webhook; null where nothing tells two apart
   */
  record Verified(@Nullable String identity) implements Verification {}

  /** Not proven to be the vendor's. */
  record Refused(Refusal refusal) implements Verification {}
}

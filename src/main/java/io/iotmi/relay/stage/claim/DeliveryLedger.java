package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.TraceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port: records which events were delivered and which run holds a claim. Thread-safe; answers by
 * value, never throws for what the outside world does.
 */
public interface DeliveryLedger {

  /**
   * Claims each event for the run {@code owner} until {@code expiry}. No key occurs twice in one
   * call.
   *
   * @return one answer for each event, in their order
   */
  List<Claim> claim(List<Ticket> tickets, String owner, Instant expiry, Deadline deadline);

  /**
   * Ends claims that {@link #claim} granted to {@code owner}. A claim that was taken over meanwhile
   * is left to its new owner.
   *
   * @return whether all of it was written
   */
  boolean settle(List<Settlement> settlements, String owner, Deadline deadline);

  /** How many settlements one call should hold. */
  int settlementsPerCall();

  /**
   * What the ledger needs to know of an event.
   *
   * @param digest as {@link io.iotmi.relay.model.ConnectorEvent#digest()}
   */
  record Ticket(EventKey key, String digest, @Nullable TraceId traceId) {}

  /**
   * The end of a claim.
   *
   * @param delivered true: remember it as delivered; false: let another run try
   */
  record Settlement(Ticket ticket, boolean delivered) {}

  /** The answer to a claim. */
  sealed interface Claim {
    /** Ours until the expiry. */
    record Granted() implements Claim {}

    /** Delivered before, with the same digest. */
    record AlreadyDelivered() implements Claim {}

    /** Claimed by another run whose claim has not expired. */
    record HeldElsewhere() implements Claim {}

    /** Known with another digest. */
    record Conflicting() implements Claim {}

    /** The ledger did not answer; {@code reason} is for operators. */
    record Unavailable(String reason) implements Claim {}
  }
}

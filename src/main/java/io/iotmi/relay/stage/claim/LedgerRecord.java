package io.iotmi.relay.stage.claim;

import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger remembers under one key. It holds the rules that every ledger obeys.
 *
 * @param completed delivered; else in progress
 * @param claimedUntil milliseconds since the epoch, of a claim in progress
 * @param keptUntil seconds since the epoch; afterwards the record counts as absent, even where it
 *     has not been removed yet
 */
public record LedgerRecord(
    boolean completed, String digest, String owner, long claimedUntil, long keptUntil) {

  /**
   * The answer that the record gives to a claim of {@code owner}, or null where it does not stand
   * in the way: it outlived its time, its run died before it could settle, or it is the owner's own
   * claim of which the answer was lost.
   *
   * <p>A dead run's claim yields to any digest, because it is unknown whether it was delivered; a
   * living one and a delivered event yield to none.
   */
  public @Nullable Claim answer(Ticket ticket, String claimant, Instant now) {
    boolean same = digest.equals(ticket.digest());
    if (ended(now) || (!completed && same && owner.equals(claimant))) {
      return null;
    }
    if (!same) {
      return new Claim.Conflicting();
    }
    return completed ? new Claim.AlreadyDelivered() : new Claim.HeldElsewhere();
  }

  /** Whether it has outlived its time, or its run died before it could settle. */
  boolean ended(Instant now) {
    return keptUntil < now.getEpochSecond() || (!completed && claimedUntil < now.toEpochMilli());
  }
}

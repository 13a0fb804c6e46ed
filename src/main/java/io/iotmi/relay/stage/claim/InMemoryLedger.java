package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ledger of one process: enough to try the relay, and against repeats that meet the same runtime.
 * Other runtimes know nothing of it.
 */
public final class InMemoryLedger implements DeliveryLedger {
  private static final int MAX_RECORDS = 100_000;

  /** In the order in which they were last written, so the oldest come first. */
  private final Map<EventKey, LedgerRecord> records = new LinkedHashMap<>();

  /** The second in which the first record ends; no record has ended before. */
  private long firstEnd = Long.MAX_VALUE;

  private final Duration ttl;
  private final int maxRecords;

  public InMemoryLedger(Duration ttl) {
    this(ttl, MAX_RECORDS);
  }

  InMemoryLedger(Duration ttl, int maxRecords) {
    this.ttl = ttl;
    this.maxRecords = maxRecords;
  }

  @Override
  public synchronized List<Claim> claim(
      List<Ticket> tickets, String owner, Instant expiry, Deadline deadline) {
    Instant now = deadline.clock().instant();
    List<Claim> claims = new ArrayList<>(tickets.size());
    for (Ticket ticket : tickets) {
      claims.add(claim(ticket, owner, expiry, now));
    }
    return claims;
  }

  @Override
  public synchronized boolean settle(
      List<Settlement> settlements, String owner, Deadline deadline) {
    Instant now = deadline.clock().instant();
    for (Settlement settlement : settlements) {
      Ticket ticket = settlement.ticket();
      LedgerRecord known = records.get(ticket.key());
      if (known != null
          && !known.completed()
          && known.owner().equals(owner)
          && known.digest().equals(ticket.digest())) {
        if (settlement.delivered()) {
          put(ticket, true, owner, now, now);
        } else {
          records.remove(ticket.key());
        }
      }
    }
    return true;
  }

  /** Unlimited: settling early gains nothing, because nothing outlives the process. */
  @Override
  public int settlementsPerCall() {
    return Integer.MAX_VALUE;
  }

  private Claim claim(Ticket ticket, String owner, Instant expiry, Instant now) {
    LedgerRecord known = records.get(ticket.key());
    Claim answer = known == null ? null : known.answer(ticket, owner, now);
    if (answer != null) {
      return answer;
    }
    if (known == null && !makeRoom(now)) {
      return new Claim.Unavailable("the ledger in memory is full of claims in progress");
    }
    put(ticket, false, owner, expiry, now);
    return new Claim.Granted();
  }

  private void put(Ticket ticket, boolean completed, String owner, Instant until, Instant now) {
    Instant ended = now.plus(ttl);
    // A run may live longer than a delivery is remembered, and its claim with it.
    Instant kept = until.isAfter(ended) ? until : ended;
    LedgerRecord record =
        new LedgerRecord(
            completed, ticket.digest(), owner, until.toEpochMilli(), kept.getEpochSecond());
    records.remove(ticket.key());
    records.put(ticket.key(), record);
    firstEnd = Math.min(firstEnd, end(record));
  }

  /** Forgets what has outlived its time and then, if that is not enough, the oldest delivery. */
  private boolean makeRoom(Instant now) {
    if (records.size() >= maxRecords && firstEnd < now.getEpochSecond()) {
      records.values().removeIf(record -> record.ended(now));
      firstEnd =
          records.values().stream().mapToLong(InMemoryLedger::end).min().orElse(Long.MAX_VALUE);
    }
    return records.size() < maxRecords || forgetOldestDelivery();
  }

  private static long end(LedgerRecord record) {
    long dead = record.completed() ? Long.MAX_VALUE : record.claimedUntil() / 1_000;
    return Math.min(record.keptUntil(), dead);
  }

  private boolean forgetOldestDelivery() {
    var oldestFirst = records.values().iterator();
    while (oldestFirst.hasNext()) {
      if (oldestFirst.next().completed()) {
        oldestFirst.remove();
        return true;
      }
    }
    return false;
  }
}

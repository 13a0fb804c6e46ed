package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.DeliveryLedger.Settlement;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Runs that claim and settle events at a ledger, on a clock that the test moves. */
public abstract class LedgerRuns {
  protected static final Duration TTL = Duration.ofHours(24);

  protected static final Claim GRANTED = new Claim.Granted();
  protected static final Claim DELIVERED = new Claim.AlreadyDelivered();
  protected static final Claim HELD = new Claim.HeldElsewhere();
  protected static final Claim CONFLICT = new Claim.Conflicting();

  private volatile Instant now = Instant.parse("2026-11-23T10:00:00.123Z");

  /** An empty ledger that remembers deliveries for {@link #TTL}. */
  protected abstract DeliveryLedger newLedger();

  protected final Deadline deadline() {
    return new Deadline(now.plusSeconds(30), () -> now);
  }

  protected final void pass(Duration time) {
    now = now.plus(time);
  }

  protected final List<Claim> claim(DeliveryLedger ledger, String owner, Ticket... tickets) {
    Deadline deadline = deadline();
    return ledger.claim(List.of(tickets), owner, deadline.end(), deadline);
  }

  protected final boolean settle(
      DeliveryLedger ledger, String owner, boolean delivered, Ticket... tickets) {
    return ledger.settle(
        List.of(tickets).stream().map(t -> new Settlement(t, delivered)).toList(),
        owner,
        deadline());
  }

  protected static Ticket ticket(String key, String digest) {
    return new Ticket(new EventKey("connector#" + key), digest, new TraceId("trace-" + key));
  }

  protected static Ticket[] tickets(int count) {
    return IntStream.range(0, count).mapToObj(i -> ticket("k" + i, "d")).toArray(Ticket[]::new);
  }
}

package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A real ledger that counts its calls and can be made to fail. */
final class CountingLedger implements DeliveryLedger {
  private final DeliveryLedger real = new InMemoryLedger(Duration.ofHours(1));
  final List<Integer> claimed = Collections.synchronizedList(new ArrayList<>());
  final List<Integer> settled = Collections.synchronizedList(new ArrayList<>());
  volatile boolean down;

  @Override
  public List<Claim> claim(List<Ticket> tickets, String owner, Instant expiry, Deadline deadline) {
    claimed.add(tickets.size());
    return down
        ? Collections.nCopies(tickets.size(), new Claim.Unavailable("down"))
        : real.claim(tickets, owner, expiry, deadline);
  }

  @Override
  public boolean settle(List<Settlement> settlements, String owner, Deadline deadline) {
    settled.add(settlements.size());
    return !down && real.settle(settlements, owner, deadline);
  }

  @Override
  public int settlementsPerCall() {
    return 25;
  }
}

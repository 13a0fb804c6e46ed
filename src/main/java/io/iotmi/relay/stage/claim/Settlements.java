package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.stage.claim.DeliveryLedger.Settlement;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gathers the ends of claims until a full call of the ledger is together, so that settling costs as
 * few calls as claiming, and makes that call aside, so that no lane waits for it.
 */
final class Settlements {
  private final DeliveryLedger ledger;
  private final Map<EventRef, Ticket> tickets;
  private final Run run;
  private final List<Thread> calls = new ArrayList<>();
  private List<Settlement> gathered = new ArrayList<>();
  private int unconfirmed;

  Settlements(DeliveryLedger ledger, Map<EventRef, Ticket> tickets, Run run) {
    this.ledger = ledger;
    this.tickets = Map.copyOf(tickets);
    this.run = run;
  }

  /** An event without a ticket was not claimed, and there is nothing to end. */
  synchronized void add(EventRef ref, boolean delivered) {
    Ticket ticket = tickets.get(ref);
    if (ticket == null) {
      return;
    }
    gathered.add(new Settlement(ticket, delivered));
    if (gathered.size() == ledger.settlementsPerCall()) {
      List<Settlement> full = takeGathered();
      calls.add(Thread.startVirtualThread(() -> settle(full, run.settling())));
    }
  }

  /** Settles the rest, waits for all calls and gives the deliveries the ledger may not know of. */
  int flush(Deadline until) {
    List<Settlement> rest;
    List<Thread> running;
    synchronized (this) {
      rest = takeGathered();
      running = List.copyOf(calls);
    }
    if (!rest.isEmpty()) {
      settle(rest, until);
    }
    for (Thread call : running) {
      try {
        call.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (this) {
      return unconfirmed;
    }
  }

  private List<Settlement> takeGathered() {
    List<Settlement> taken = gathered;
    gathered = new ArrayList<>();
    return taken;
  }

  private void settle(List<Settlement> settlements, Deadline until) {
    boolean written = false;
    try {
      written = ledger.settle(settlements, run.owner(), until);
    } catch (RuntimeException e) {
      // A bug of the ledger. Not rethrown: the run would be repeated and send everything again.
    }
    if (!written) {
      countUnconfirmed(settlements);
    }
  }

  private synchronized void countUnconfirmed(List<Settlement> settlements) {
    unconfirmed += (int) settlements.stream().filter(Settlement::delivered).count();
  }
}

package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the ledger which events of a batch this run may send. Thread-safe. */
public final class Claims {
  private final DeliveryLedger ledger;

  public Claims(DeliveryLedger ledger) {
    this.ledger = ledger;
  }

  /** Claims the events, of which no two have the same key. */
  public Claimed claim(List<ConnectorEvent> events, Run run) {
    Map<EventRef, Ticket> tickets = new LinkedHashMap<>();
    for (ConnectorEvent event : events) {
      EventKey key = event.key();
      if (key != null) {
        tickets.put(event.ref(), new Ticket(key, event.digest(), event.request().traceId()));
      }
    }
    int withoutIdentity = events.size() - tickets.size();
    Iterator<Claim> answers = ask(List.copyOf(tickets.values()), run).iterator();
    Map<EventRef, Outcome> decided = new HashMap<>();
    for (EventRef ref : tickets.keySet()) {
      Outcome outcome = outcome(answers.next());
      if (outcome != null) {
        decided.put(ref, outcome);
      }
    }
    tickets.keySet().removeAll(decided.keySet());
    return new Claimed(decided, withoutIdentity, new Settlements(ledger, tickets, run));
  }

  private List<Claim> ask(List<Ticket> tickets, Run run) {
    return tickets.isEmpty()
        ? List.of()
        : ledger.claim(tickets, run.owner(), run.expiry(), run.asking());
  }

  private static @Nullable Outcome outcome(Claim claim) {
    return switch (claim) {
      case Claim.Granted() -> null;
      case Claim.AlreadyDelivered() -> new Outcome.Duplicate();
      case Claim.HeldElsewhere() ->
          new Outcome.RetryLater(
              Outcome.Reason.HELD_ELSEWHERE, "another run has claimed the event");
      case Claim.Conflicting() -> new Outcome.Conflict();
      case Claim.Unavailable(String reason) ->
          new Outcome.RetryLater(Outcome.Reason.LEDGER_UNAVAILABLE, reason);
    };
  }
}

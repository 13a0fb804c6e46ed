package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import java.time.Instant;
import java.util.ArrayList;
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

  /**
   * Claims each key once, for the first event that has it; later events of the batch with the same
   * key follow that one.
   *
   * @param owner unique for each run
   * @param expiry of the claims: the end of the run, so that one that dies blocks nobody longer
   * @param asking for the answers of the ledger
   * @param settling for what the ledger is told while the run goes on
   */
  public ClaimedBatch claim(
      List<ConnectorEvent> events,
      String owner,
      Instant expiry,
      Deadline asking,
      Deadline settling) {
    Map<EventKey, ConnectorEvent> leaders = new LinkedHashMap<>();
    Map<EventRef, EventRef> followers = new LinkedHashMap<>();
    List<ConnectorEvent> granted = new ArrayList<>();
    Map<EventRef, Outcome> outcomes = new LinkedHashMap<>();
    int withoutIdentity = 0;
    for (ConnectorEvent event : events) {
      EventKey key = event.key();
      if (key == null) {
        withoutIdentity++;
        granted.add(event);
        continue;
      }
      ConnectorEvent leader = leaders.putIfAbsent(key, event);
      if (leader == null) {
        continue;
      }
      if (leader.digest().equals(event.digest())) {
        followers.put(event.ref(), leader.ref());
      } else {
        outcomes.put(event.ref(), new Outcome.Conflict());
      }
    }
    Map<EventRef, Ticket> tickets = new LinkedHashMap<>();
    leaders.forEach(
        (key, event) ->
            tickets.put(event.ref(), new Ticket(key, event.digest(), event.request().traceId())));
    List<Claim> answers =
        tickets.isEmpty()
            ? List.of()
            : ledger.claim(List.copyOf(tickets.values()), owner, expiry, asking);
    int next = 0;
    for (ConnectorEvent leader : leaders.values()) {
      Outcome outcome = outcome(answers.get(next++));
      if (outcome == null) {
        granted.add(leader);
      } else {
        outcomes.put(leader.ref(), outcome);
        tickets.remove(leader.ref());
      }
    }
    Map<EventRef, EventRef> following = new LinkedHashMap<>();
    followers.forEach(
        (follower, leader) -> {
          Outcome known = outcomes.get(leader);
          if (known == null) {
            following.put(follower, leader);
          } else {
            outcomes.put(follower, Followers.outcome(known));
          }
        });
    granted.sort((a, b) -> a.ref().compareTo(b.ref()));
    return new ClaimedBatch(
        granted,
        outcomes,
        following,
        withoutIdentity,
        new Settlements(ledger, tickets, owner, settling));
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

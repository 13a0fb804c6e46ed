package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ledger with one wrong rule. */
final class BrokenLedger implements DeliveryLedger {
  /** The wrong rule. */
  enum Rule {
    GRANTS_WHAT_ANOTHER_HOLDS,
    LETS_ANYBODY_CONFIRM,
    LETS_ANYBODY_RELEASE,
    CONFIRMS_NOTHING,
    RELEASES_NOTHING,
    REOPENS_WHAT_WAS_DELIVERED,
    CLAIMS_FOR_EVER,
    CLAIMS_TOO_SHORT,
    FORGETS_TOO_EARLY,
    REMEMBERS_TOO_LONG,
    TAKES_A_CONFLICT_FOR_A_REPEAT
  }

  private final Rule rule;
  private final DeliveryLedger right;
  private final Map<EventKey, String> owners = new HashMap<>();
  private final Map<EventKey, Integer> reopened = new HashMap<>();

  BrokenLedger(Rule rule, Duration ttl) {
    this.rule = rule;
    this.right =
        new InMemoryLedger(
            switch (rule) {
              case FORGETS_TOO_EARLY -> ttl.dividedBy(2);
              case REMEMBERS_TOO_LONG -> ttl.multipliedBy(10);
              default -> ttl;
            });
  }

  @Override
  public List<Claim> claim(List<Ticket> tickets, String owner, Instant expiry, Deadline deadline) {
    Instant until =
        switch (rule) {
          case CLAIMS_FOR_EVER -> expiry.plusSeconds(86_400);
          case CLAIMS_TOO_SHORT -> expiry.minusMillis(1);
          default -> expiry;
        };
    List<Claim> answers =
        right.claim(tickets.stream().map(this::shifted).toList(), owner, until, deadline).stream()
            .map(this::answer)
            .toList();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof Claim.Granted) {
        owners.put(tickets.get(i).key(), owner);
      }
    }
    return answers;
  }

  private Claim answer(Claim answer) {
    return switch (answer) {
      case Claim.HeldElsewhere held when rule == Rule.GRANTS_WHAT_ANOTHER_HOLDS ->
          new Claim.Granted();
      case Claim.Conflicting conflict when rule == Rule.TAKES_A_CONFLICT_FOR_A_REPEAT ->
          new Claim.AlreadyDelivered();
      default -> answer;
    };
  }

  @Override
  public boolean settle(List<Settlement> settlements, String owner, Deadline deadline) {
    for (Settlement settlement : settlements) {
      EventKey key = settlement.ticket().key();
      boolean delivered = settlement.delivered();
      boolean silent = rule == (delivered ? Rule.CONFIRMS_NOTHING : Rule.RELEASES_NOTHING);
      boolean anybody = rule == (delivered ? Rule.LETS_ANYBODY_CONFIRM : Rule.LETS_ANYBODY_RELEASE);
      if (!silent) {
        right.settle(
            List.of(new Settlement(shifted(settlement.ticket()), delivered)),
            anybody ? owners.getOrDefault(key, owner) : owner,
            deadline);
      }
      if (!delivered && rule == Rule.REOPENS_WHAT_WAS_DELIVERED) {
        reopened.merge(key, 1, Integer::sum);
      }
    }
    return true;
  }

  @Override
  public int settlementsPerCall() {
    return right.settlementsPerCall();
  }

  /** A key that was reopened is unknown again. */
  private Ticket shifted(Ticket ticket) {
    int times = reopened.getOrDefault(ticket.key(), 0);
    return times == 0
        ? ticket
        : new Ticket(
            new EventKey(ticket.key().value() + "~" + times), ticket.digest(), ticket.traceId());
  }
}

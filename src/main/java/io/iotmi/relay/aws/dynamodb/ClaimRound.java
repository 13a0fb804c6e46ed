package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.RetryLoop;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import io.iotmi.relay.stage.claim.LedgerRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claims up to 25 events. Each takes the steps it needs: insert; where something stands under the
 * key, take it over; where that is stopped by a record that was not shown, read it. Whatever leads
 * back to an earlier step, be it trouble or a race, uses up a try, so that the round ends.
 */
final class ClaimRound {
  private static final RetryLoop CLAIMING = new RetryLoop(3, Duration.ofMillis(25));
  private static final String RACE = "a record of the ledger kept changing";

  private enum Step {
    INSERT,
    TAKE_OVER,
    READ
  }

  /** One event on its way to an answer. */
  private static final class Open {
    private final Ticket ticket;
    private Step step = Step.INSERT;
    private @Nullable Claim answer;

    /** Why the last step has to be repeated. */
    private @Nullable String trouble;

    Open(Ticket ticket) {
      this.ticket = ticket;
    }
  }

  private final StatementBatch batch;
  private final LedgerStatements statements;
  private final String owner;
  private final Instant expiry;
  private final Duration ttl;
  private final Deadline deadline;

  ClaimRound(
      StatementBatch batch,
      LedgerStatements statements,
      String owner,
      Instant expiry,
      Duration ttl,
      Deadline deadline) {
    this.batch = batch;
    this.statements = statements;
    this.owner = owner;
    this.expiry = expiry;
    this.ttl = ttl;
    this.deadline = deadline;
  }

  List<Claim> claim(List<Ticket> tickets) {
    List<Open> all = tickets.stream().map(Open::new).toList();
    List<Open> _ = CLAIMING.run(all, deadline, this::attempt);
    return all.stream().map(ClaimRound::answer).toList();
  }

  /** Takes steps until all have their answers or one is in trouble; gives those without answer. */
  private List<Open> attempt(List<Open> open) {
    List<Open> turn = next(open);
    boolean trouble = false;
    while (!trouble && !turn.isEmpty()) {
      take(turn);
      trouble = turn.stream().anyMatch(o -> o.trouble != null);
      turn = next(open);
    }
    return open.stream().filter(o -> o.answer == null).toList();
  }

  /** Those that write, else those that read: one call cannot do both. */
  private static List<Open> next(List<Open> all) {
    List<Open> open = all.stream().filter(o -> o.answer == null).toList();
    List<Open> writing = open.stream().filter(o -> o.step != Step.READ).toList();
    return writing.isEmpty() ? open : writing;
  }

  private static Claim answer(Open open) {
    Claim answer = open.answer;
    if (answer != null) {
      return answer;
    }
    String trouble = open.trouble;
    return new Claim.Unavailable(trouble == null ? RACE : trouble);
  }

  private void take(List<Open> turn) {
    Instant now = deadline.clock().instant();
    Instant kept = now.plus(ttl).isAfter(expiry) ? now.plus(ttl) : expiry;
    List<Json> asked = new ArrayList<>(turn.size());
    for (Open open : turn) {
      asked.add(
          switch (open.step) {
            case INSERT -> statements.insert(open.ticket, expiry, kept);
            case TAKE_OVER -> statements.takeOver(open.ticket, expiry, kept, now);
            case READ -> statements.read(open.ticket);
          });
    }
    List<StatementResult> results = batch.execute(asked, deadline);
    for (int i = 0; i < turn.size(); i++) {
      advance(turn.get(i), results.get(i), now);
    }
  }

  private void advance(Open open, StatementResult result, Instant now) {
    open.trouble = null;
    switch (result) {
      case StatementResult.Failed(String reason, boolean again) -> {
        if (again) {
          open.trouble = reason;
        } else {
          open.answer = new Claim.Unavailable(reason);
        }
      }
      case StatementResult.Done(var found) -> {
        if (open.step != Step.READ) {
          open.answer = new Claim.Granted();
        } else if (found == null) {
          open.step = Step.INSERT;
          open.trouble = RACE;
        } else {
          judge(open, LedgerItem.read(found), now);
        }
      }
      case StatementResult.Stopped(var item) -> {
        if (item != null) {
          judge(open, LedgerItem.read(item), now);
        } else {
          open.step = open.step == Step.INSERT ? Step.TAKE_OVER : Step.READ;
        }
      }
    }
  }

  private void judge(Open open, LedgerRecord record, Instant now) {
    open.answer = record.answer(open.ticket, owner, now);
    if (open.answer == null) {
      open.trouble = open.step == Step.INSERT ? null : RACE;
      open.step = Step.TAKE_OVER;
    }
  }
}

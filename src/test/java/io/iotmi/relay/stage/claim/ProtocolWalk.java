package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.DeliveryLedger.Settlement;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import io.iotmi.relay.stage.claim.ProtocolState.Accepted;
import io.iotmi.relay.stage.claim.ProtocolState.Phase;
import io.iotmi.relay.stage.claim.ProtocolState.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Leads one ledger and the rules through the same steps, side by side. */
final class ProtocolWalk {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final ProtocolWorld world;
  private final ProtocolRules rules;
  private final DeliveryLedger ledger;
  private final String name;

  /**
   * A walk that begins.
   *
   * @param ledger a fresh one, or one of other walks
   * @param name keeps the keys of this walk apart from those of others
   */
  ProtocolWalk(ProtocolWorld world, ProtocolRules rules, DeliveryLedger ledger, String name) {
    this.world = world;
    this.rules = rules;
    this.ledger = ledger;
    this.name = name;
  }

  /** The state after the step. Throws where the ledger answers otherwise than the rules. */
  ProtocolState take(ProtocolState state, ProtocolStep step) {
    Deadline deadline =
        new Deadline(
            START.plusMillis(state.now()).plus(world.lifetime()),
            () -> START.plusMillis(state.now()));
    return switch (step) {
      case ProtocolStep.Pass(long millis) -> state.later(millis);
      case ProtocolStep.Crash(int run) -> state.with(run, state.runs().get(run).to(Phase.DEAD));
      case ProtocolStep.Claim(int run) -> {
        List<Claim> answers =
            ledger.claim(world.tickets(name, run), "run-" + run, deadline.end(), deadline);
        ProtocolPromises.grantsAreSafe(world, state, run, answers);
        expect(rules.answers(state, run), answers);
        yield claimed(state, run, answers);
      }
      case ProtocolStep.Send(int run, boolean accepted) -> sent(state, run, accepted);
      case ProtocolStep.Stray(int run, boolean delivered) -> {
        List<Integer> all = IntStream.range(0, world.keys()).boxed().toList();
        expect(true, settle(run, all, delivered, deadline));
        yield state.with(run, state.runs().get(run).repeated());
      }
      case ProtocolStep.Settle(int run) -> {
        Run who = state.runs().get(run);
        expect(true, settle(run, who.granted(), who.delivered(), deadline));
        Run told = who.phase() == Phase.SETTLED ? who.repeated() : who.to(Phase.SETTLED);
        yield confirmed(state, run)
            .with(rules.settled(state, run, who.granted(), who.delivered()))
            .with(run, told);
      }
    };
  }

  private ProtocolState claimed(ProtocolState state, int run, List<Claim> answers) {
    Run who = state.runs().get(run);
    List<Integer> granted =
        IntStream.range(0, answers.size())
            .filter(key -> answers.get(key) instanceof Claim.Granted)
            .boxed()
            .toList();
    return state
        .with(rules.claimed(state, run))
        .with(
            run,
            new Run(
                granted.isEmpty() ? Phase.DEAD : Phase.CLAIMED,
                granted,
                state.now(),
                state.now() + world.lifetime().toMillis(),
                false,
                who.phase() == Phase.CLAIMED ? who.repeats() + 1 : who.repeats()));
  }

  private ProtocolState sent(ProtocolState state, int run, boolean accepted) {
    Run who = state.runs().get(run);
    List<Accepted> all = new ArrayList<>(state.accepted());
    if (accepted) {
      for (int key : who.granted()) {
        ProtocolPromises.duplicateIsExcused(world, state, run, key);
        all.add(new Accepted(key, run, -1));
      }
    }
    Phase next = accepted ? Phase.SENT : Phase.FAILED;
    return state
        .withAccepted(all)
        .with(
            run,
            new Run(next, who.granted(), who.grantedAt(), who.until(), accepted, who.repeats()));
  }

  /** Deliveries of which the ledger takes note now: those whose claim is still the run's. */
  private ProtocolState confirmed(ProtocolState state, int run) {
    List<Accepted> all = new ArrayList<>();
    for (Accepted one : state.accepted()) {
      boolean now =
          one.run() == run
              && one.confirmedAt() < 0
              && rules.owns(state.entries().get(one.key()), run);
      all.add(now ? new Accepted(one.key(), run, state.now()) : one);
    }
    return state.withAccepted(all);
  }

  private boolean settle(int run, List<Integer> keys, boolean delivered, Deadline deadline) {
    List<Ticket> tickets = world.tickets(name, run);
    return ledger.settle(
        keys.stream().map(key -> new Settlement(tickets.get(key), delivered)).toList(),
        "run-" + run,
        deadline);
  }

  private static void expect(Object expected, Object answer) {
    if (!expected.equals(answer)) {
      throw new AssertionError("the ledger answers " + answer + ", the rules say " + expected);
    }
  }
}

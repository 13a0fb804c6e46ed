package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.DeliveryLedger.Settlement;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import io.iotmi.relay.stage.claim.ProtocolState.Accepted;
import io.iotmi.relay.stage.claim.ProtocolState.Phase;
import io.iotmi.relay.stage.claim.ProtocolState.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Walks through every state that a world of runs can reach and every step from each. For each step
 * a fresh ledger is led the same way, and must answer every call as the rules do; what the steps
 * come to must keep the promises.
 */
final class ProtocolSearch {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final ProtocolWorld world;
  private final ProtocolRules rules;
  private final Function<Duration, DeliveryLedger> newLedger;
  private int walks;

  ProtocolSearch(ProtocolWorld world, Function<Duration, DeliveryLedger> newLedger) {
    this.world = world;
    this.rules = new ProtocolRules(world);
    this.newLedger = newLedger;
  }

  /** Gives the number of steps that were checked. */
  int run() {
    Map<ProtocolState, List<ProtocolStep>> seen = new HashMap<>();
    Deque<ProtocolState> open = new ArrayDeque<>();
    ProtocolState start = ProtocolState.start(world);
    seen.put(start, List.of());
    open.add(start);
    while (!open.isEmpty()) {
      ProtocolState state = open.remove();
      List<ProtocolStep> way = seen.getOrDefault(state, List.of());
      for (ProtocolStep step : steps(state)) {
        List<ProtocolStep> further = new ArrayList<>(way);
        further.add(step);
        ProtocolState next = walk(further);
        if (seen.putIfAbsent(next, List.copyOf(further)) == null) {
          open.add(next);
        }
      }
    }
    return walks;
  }

  private List<ProtocolStep> steps(ProtocolState state) {
    List<ProtocolStep> steps = new ArrayList<>();
    for (int i = 0; i < world.runs(); i++) {
      Run run = state.runs().get(i);
      boolean mayRepeat = run.repeats() < world.mostRepeats();
      switch (run.phase()) {
        case NEW -> {
          steps.add(new ProtocolStep.Claim(i));
          if (mayRepeat) {
            steps.add(new ProtocolStep.Stray(i, true));
            steps.add(new ProtocolStep.Stray(i, false));
          }
        }
        case CLAIMED -> {
          steps.add(new ProtocolStep.Send(i, true));
          steps.add(new ProtocolStep.Send(i, false));
          steps.add(new ProtocolStep.Crash(i));
          if (mayRepeat) {
            steps.add(new ProtocolStep.Claim(i));
          }
        }
        case SENT, FAILED -> {
          steps.add(new ProtocolStep.Settle(i));
          steps.add(new ProtocolStep.Crash(i));
        }
        case SETTLED -> {
          if (mayRepeat) {
            steps.add(new ProtocolStep.Settle(i));
          }
        }
        case DEAD -> {}
      }
    }
    if (state.passes() < world.mostPasses()) {
      world.passes().forEach(time -> steps.add(new ProtocolStep.Pass(time.toMillis())));
    }
    return steps;
  }

  /** Leads a fresh ledger and the rules along the way, side by side. */
  private ProtocolState walk(List<ProtocolStep> way) {
    String name = "walk-" + walks++;
    DeliveryLedger ledger = newLedger.apply(world.ttl());
    ProtocolState state = ProtocolState.start(world);
    for (ProtocolStep step : way) {
      try {
        state = take(state, step, ledger, name);
      } catch (AssertionError broken) {
        throw new AssertionError(broken.getMessage() + " after " + way, broken);
      }
    }
    ProtocolPromises.everyEventEndsDeliveredOrClaimable(world, rules, state);
    return state;
  }

  private ProtocolState take(
      ProtocolState state, ProtocolStep step, DeliveryLedger ledger, String name) {
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
        expect(true, settle(ledger, run, all, delivered, deadline, name));
        yield state.with(run, state.runs().get(run).repeated());
      }
      case ProtocolStep.Settle(int run) -> {
        Run who = state.runs().get(run);
        expect(true, settle(ledger, run, who.granted(), who.delivered(), deadline, name));
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

  private boolean settle(
      DeliveryLedger ledger,
      int run,
      List<Integer> keys,
      boolean delivered,
      Deadline deadline,
      String name) {
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

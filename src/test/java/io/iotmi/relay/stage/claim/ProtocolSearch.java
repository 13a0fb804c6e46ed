package io.iotmi.relay.stage.claim;

import io.iotmi.relay.stage.claim.ProtocolState.Run;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Walks through every state that a world of runs can reach and every step from each. For each step
 * a fresh ledger is led the same way, and must answer every call as the rules do; what the steps
 * come to must keep the promises.
 */
final class ProtocolSearch {
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

  private ProtocolState walk(List<ProtocolStep> way) {
    ProtocolWalk walk =
        new ProtocolWalk(world, rules, newLedger.apply(world.ttl()), "walk-" + walks++);
    ProtocolState state = ProtocolState.start(world);
    for (ProtocolStep step : way) {
      try {
        state = walk.take(state, step);
      } catch (AssertionError broken) {
        throw new AssertionError(broken.getMessage() + " after " + way, broken);
      }
    }
    ProtocolPromises.everyEventEndsDeliveredOrClaimable(world, rules, state);
    return state;
  }
}

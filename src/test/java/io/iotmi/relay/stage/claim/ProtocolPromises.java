package io.iotmi.relay.stage.claim;

import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.ProtocolState.Accepted;
import io.iotmi.relay.stage.claim.ProtocolState.Phase;
import io.iotmi.relay.stage.claim.ProtocolState.Run;
import java.util.List;

/** What must be true in every state, whatever the ledger's rules are. */
final class ProtocolPromises {
  private ProtocolPromises() {}

  /** No grant while another run lives with its claim, nor while a delivery is remembered. */
  static void grantsAreSafe(
      ProtocolWorld world, ProtocolState state, int run, List<Claim> answers) {
    for (int key = 0; key < answers.size(); key++) {
      if (answers.get(key) instanceof Claim.Granted) {
        for (int other = 0; other < world.runs(); other++) {
          if (other != run && lives(state, other, key)) {
            throw new AssertionError("two live owners: " + other + " and " + run);
          }
        }
        for (Accepted delivery : state.accepted()) {
          if (delivery.key() == key && remembered(world, state.now(), delivery)) {
            throw new AssertionError("a delivery is overwritten within its time");
          }
        }
      }
    }
  }

  /** An event is accepted twice only if the first one's claim ran out before it was confirmed. */
  static void duplicateIsExcused(ProtocolWorld world, ProtocolState state, int run, int key) {
    long granted = state.runs().get(run).grantedAt();
    for (Accepted first : state.accepted()) {
      boolean excused =
          first.confirmedAt() < 0
              ? state.runs().get(first.run()).until() < granted
              : !remembered(world, granted, first);
      // A claim that its owner renewed and lost meanwhile is excused by that loss.
      boolean lost = state.runs().get(run).until() < state.now();
      if (first.key() == key && first.run() != run && !excused && !lost) {
        throw new AssertionError("an event is sent twice without a crash or an expiry");
      }
    }
  }

  /** When all runs are gone and their claims have run out, somebody can finish each event. */
  static void everyEventEndsDeliveredOrClaimable(
      ProtocolWorld world, ProtocolRules rules, ProtocolState state) {
    ProtocolState end = state.later(world.lifetime().toMillis() + 1);
    for (int run = 0; run < world.runs(); run++) {
      List<Claim> answers = rules.answers(end, run);
      for (int key = 0; key < answers.size(); key++) {
        int wanted = key;
        boolean delivered = end.accepted().stream().anyMatch(a -> a.key() == wanted);
        if (!(answers.get(key) instanceof Claim.Granted) && !delivered) {
          throw new AssertionError("an event is neither delivered nor claimable");
        }
      }
    }
  }

  private static boolean lives(ProtocolState state, int run, int key) {
    Run who = state.runs().get(run);
    boolean working =
        who.phase() == Phase.CLAIMED || who.phase() == Phase.SENT || who.phase() == Phase.FAILED;
    return working && who.granted().contains(key) && state.now() <= who.until();
  }

  private static boolean remembered(ProtocolWorld world, long now, Accepted delivery) {
    return delivery.confirmedAt() >= 0
        && now / 1000 <= (delivery.confirmedAt() + world.ttl().toMillis()) / 1000;
  }
}

package io.iotmi.relay.stage.claim;

import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.ProtocolState.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of the ledger, written a second time and without a look at the first. */
final class ProtocolRules {
  private final ProtocolWorld world;

  ProtocolRules(ProtocolWorld world) {
    this.world = world;
  }

  /** What a claim of the run must be answered, key by key. */
  List<Claim> answers(ProtocolState state, int run) {
    return state.entries().stream().map(entry -> answer(state.now(), entry, run)).toList();
  }

  private Claim answer(long now, @Nullable Entry entry, int run) {
    boolean forgotten = entry == null || entry.keptUntilSecond() < now / 1000;
    if (entry == null || forgotten || (!entry.done() && entry.until() < now)) {
      return new Claim.Granted();
    }
    if (!entry.digest().equals(world.digests().get(run))) {
      return new Claim.Conflicting();
    }
    if (entry.done()) {
      return new Claim.AlreadyDelivered();
    }
    return entry.owner() == run ? new Claim.Granted() : new Claim.HeldElsewhere();
  }

  /** What must stand after a claim that was answered by the rules. */
  List<@Nullable Entry> claimed(ProtocolState state, int run) {
    long until = state.now() + world.lifetime().toMillis();
    long kept = Math.max(state.now() + world.ttl().toMillis(), until) / 1000;
    List<Claim> answers = answers(state, run);
    List<@Nullable Entry> entries = new ArrayList<>(state.entries());
    for (int key = 0; key < entries.size(); key++) {
      if (answers.get(key) instanceof Claim.Granted) {
        entries.set(key, new Entry(false, run, world.digests().get(run), until, kept));
      }
    }
    return entries;
  }

  /** What must stand after the run told the end of these keys. */
  List<@Nullable Entry> settled(
      ProtocolState state, int run, List<Integer> keys, boolean delivered) {
    long kept = (state.now() + world.ttl().toMillis()) / 1000;
    List<@Nullable Entry> entries = new ArrayList<>(state.entries());
    for (int key : keys) {
      Entry entry = entries.get(key);
      if (entry != null && owns(entry, run)) {
        entries.set(key, delivered ? new Entry(true, run, entry.digest(), 0, kept) : null);
      }
    }
    return entries;
  }

  boolean owns(@Nullable Entry entry, int run) {
    return entry != null
        && !entry.done()
        && entry.owner() == run
        && entry.digest().equals(world.digests().get(run));
  }
}

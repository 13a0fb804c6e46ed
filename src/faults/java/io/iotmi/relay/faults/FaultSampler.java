package io.iotmi.relay.faults;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Decides from a seed whether something goes wrong, and how, until all is to go well. */
final class FaultSampler<K> {
  private final Random random;
  private final double share;
  private final List<K> kinds;
  private volatile boolean on = true;

  /**
   * @param share of the draws that go wrong
   */
  FaultSampler(long seed, double share, List<K> kinds) {
    this.random = new Random(seed);
    this.share = share;
    this.kinds = kinds;
  }

  void off() {
    on = false;
  }

  synchronized Optional<K> draw() {
    if (!on || random.nextDouble() >= share) {
      return Optional.empty();
    }
    return Optional.of(kinds.get(random.nextInt(kinds.size())));
  }

  synchronized int below(int bound) {
    return random.nextInt(bound);
  }
}

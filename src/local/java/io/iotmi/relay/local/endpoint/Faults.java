package io.iotmi.relay.local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The faults in force, which may be changed while requests come in. Thread-safe. */
public final class Faults {
  private List<FaultRule> rules = List.of();
  private List<FaultAction> lots = List.of();
  private double probability;
  private Random random = new Random(0);

  Faults() {}

  /** Replaces the rules. Of those that hold every delay counts, and the first other action. */
  public synchronized void rules(List<FaultRule> newRules) {
    rules = List.copyOf(newRules);
  }

  /**
   * Lets requests that no rule picks go wrong by chance, in one of the ways given. The seed fixes
   * the sequence, though not which of several simultaneous requests meets it.
   */
  public synchronized void atRandom(double newProbability, long seed, List<FaultAction> ways) {
    if (!(newProbability >= 0 && newProbability <= 1) || (newProbability > 0 && ways.isEmpty())) {
      throw new IllegalArgumentException(
          "a probability is from 0 to 1 and needs a way to go wrong");
    }
    probability = newProbability;
    random = new Random(seed);
    lots = List.copyOf(ways);
  }

  public synchronized void clear() {
    rules = List.of();
    lots = List.of();
    probability = 0;
  }

  synchronized List<FaultAction> of(int number, JsonNode body) {
    List<FaultAction> actions = new ArrayList<>();
    for (FaultRule rule : rules) {
      if (rule.when().holds(number, body)) {
        actions.add(rule.then());
      }
    }
    if (actions.isEmpty() && probability > 0 && random.nextDouble() < probability) {
      actions.add(lots.get(random.nextInt(lots.size())));
    }
    return actions;
  }
}

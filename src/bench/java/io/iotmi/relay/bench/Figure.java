package io.iotmi.relay.bench;

/**
 * One row of the comparison; less is better in each.
 *
 * @param digits behind the decimal point
 * @param pooled the reference that works the records of a batch off on ten threads
 */
record Figure(
    String name,
    String unit,
    int digits,
    Spread relay,
    Spread reference,
    Spread pooled,
    Goal goal,
    Goal pooledGoal) {

  double ratio() {
    return relay.median() / reference.median();
  }

  double pooledRatio() {
    return relay.median() / pooled.median();
  }

  boolean met() {
    return goal.met(relay.median(), reference.median());
  }

  boolean pooledMet() {
    return pooledGoal.met(relay.median(), pooled.median());
  }
}

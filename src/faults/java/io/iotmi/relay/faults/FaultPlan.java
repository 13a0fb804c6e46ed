package io.iotmi.relay.faults;

import java.time.Duration;
import java.util.List;

/**
 * How a run is to be.
 *
 * @param events how many events are put in at least
 * @param kills runtimes that are killed while events are under way
 * @param endpoint share of requests to the endpoint that go wrong
 * @param table share of calls of the ledger that go wrong
 * @param parking share of calls of the queue of rejected messages that go wrong
 * @param polling share of batches that the poller handles as SQS may but seldom does
 * @param bad share of events that can never be delivered
 * @param eventsPerMessage at most
 * @param skews of the runtimes' clocks, one for each runtime
 * @param timeout of the function
 */
record FaultPlan(
    long seed,
    int events,
    int kills,
    double endpoint,
    double table,
    double parking,
    double polling,
    double bad,
    int eventsPerMessage,
    List<Duration> skews,
    Duration timeout) {
  FaultPlan {
    skews = List.copyOf(skews);
  }

  /**
   * Everything goes wrong often.
   *
   * @param timeout short, so that deadlines are met amid a batch; where a machine is too busy to
   *     start a JVM and answer within it, invocations time out one after the other
   */
  static FaultPlan hard(long seed, int events, int kills, Duration timeout) {
    return new FaultPlan(
        seed,
        events,
        kills,
        0.04,
        0.04,
        0.2,
        0.06,
        0.03,
        9,
        List.of(
            Duration.ZERO,
            Duration.ofMillis(200),
            Duration.ofMillis(-150),
            Duration.ofSeconds(seed % 2 == 0 ? 20 : -20)),
        timeout);
  }

  /** One in a hundred goes wrong, for long. */
  static FaultPlan soak(long seed, int events) {
    return new FaultPlan(
        seed,
        events,
        0,
        0.01,
        0.01,
        0.01,
        0.01,
        0.001,
        20,
        List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO),
        Duration.ofSeconds(15));
  }

  /** Whether there is a vendor; every other seed does without. */
  boolean vendor() {
    return seed % 2 != 0;
  }

  int runtimes() {
    return skews.size();
  }
}

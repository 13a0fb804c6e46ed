package io.iotmi.relay.stage.claim;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of small worlds, and every step from each, with the rules that are in the code. */
final class ClaimProtocolTest {
  private static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final Duration TICK = Duration.ofMillis(1);
  private static final Duration TTL = Duration.ofSeconds(60);

  /** An event, its repeat, and a stranger with its key. */
  private static final ProtocolWorld THREE_RUNS =
      new ProtocolWorld(
          List.of("body", "body", "other"),
          1,
          LIFETIME,
          TTL,
          List.of(LIFETIME, Duration.ofSeconds(31), Duration.ofSeconds(61)),
          1,
          0);

  /** The same, with runs that tell the end of what is not theirs. */
  private static final ProtocolWorld STRAYING =
      new ProtocolWorld(
          THREE_RUNS.digests(), 1, LIFETIME, TTL, THREE_RUNS.passes(), THREE_RUNS.mostPasses(), 1);

  static Stream<ProtocolWorld> worlds() {
    return Stream.of(
        THREE_RUNS,
        // Time at its finest: a claim that just lives, one that just died; calls are repeated.
        new ProtocolWorld(
            List.of("body", "body"),
            1,
            LIFETIME,
            TTL,
            List.of(LIFETIME, TICK, Duration.ofSeconds(61)),
            2,
            1),
        // Two events in one batch.
        new ProtocolWorld(
            List.of("body", "body"),
            2,
            LIFETIME,
            TTL,
            List.of(LIFETIME, Duration.ofSeconds(31), Duration.ofSeconds(61)),
            2,
            0),
        // Runs that may live longer than a delivery is remembered.
        new ProtocolWorld(
            List.of("body", "body"),
            1,
            LIFETIME,
            Duration.ofSeconds(10),
            List.of(Duration.ofSeconds(12), LIFETIME),
            3,
            0));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void theLedgerInMemoryKeepsThePromisesInEveryState(ProtocolWorld world) {
    int steps = new ProtocolSearch(world, InMemoryLedger::new).run();
    assertTrue(steps > 5_000, steps + " steps only");
  }

  @ParameterizedTest
  @EnumSource(BrokenLedger.Rule.class)
  void aWrongRuleIsFound(BrokenLedger.Rule rule) {
    assertThrows(
        AssertionError.class,
        () -> new ProtocolSearch(STRAYING, ttl -> new BrokenLedger(rule, ttl)).run());
  }

  @Test
  void aSecondOwnerIsFoundByThePromiseItself() {
    AssertionError broken =
        assertThrows(
            AssertionError.class,
            () ->
                new ProtocolSearch(
                        STRAYING,
                        ttl -> new BrokenLedger(BrokenLedger.Rule.GRANTS_WHAT_ANOTHER_HOLDS, ttl))
                    .run());
    assertTrue(String.valueOf(broken.getMessage()).contains("two live owners"));
  }
}

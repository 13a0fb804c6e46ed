package io.iotmi.relay.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultSuite {
  static LongStream seeds() {
    return Arrays.stream(System.getProperty("faults.seed", "1").split(","))
        .mapToLong(Long::parseLong);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsLostOvertakenInventedOrNeedlesslyRepeated(long seed) {
    int events = Integer.getInteger("faults.events", 20_000);
    int kills = Integer.getInteger("faults.kills", 20);
    Duration timeout = Duration.ofSeconds(Integer.getInteger("faults.timeout", 4));
    FaultPlan plan = FaultPlan.hard(seed, events, kills, timeout);
    try (Run run = new Run(plan)) {
      FinalState ending = run.go();
      Reconciliation reckoning = new Reconciliation(plan, run.journal(), ending);
      System.out.println(Report.of(plan, run.journal(), ending, reckoning));
      assertEquals(0, reckoning.violations().size(), "broken promises, seed " + seed);
      assertTrue(run.journal().kills() >= kills, "kills " + run.journal().kills());
    }
  }
}

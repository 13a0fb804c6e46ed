package io.iotmi.relay.faults.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OperationFaultSuite {
  static LongStream seeds() {
    return Arrays.stream(System.getProperty("faults.seed", "1").split(","))
        .mapToLong(Long::parseLong);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void pagesStayInOrderAndACommandHasOneAnswerWhereRuntimesDie(long seed) {
    int rounds = Integer.getInteger("faults.rounds", 12);
    try (OperationRun run = new OperationRun(seed)) {
      OperationEnding ending = run.go(rounds);
      System.out.println("seed " + seed + ": " + ending.summary());
      assertEquals(List.of(), ending.broken(), "seed " + seed);
      assertTrue(ending.kills() >= rounds, "kills " + ending.kills());
    }
  }
}

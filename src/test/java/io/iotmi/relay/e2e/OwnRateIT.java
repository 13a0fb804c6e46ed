package io.iotmi.relay.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.endpoint.Quota;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.runtime.Processor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A runtime with one processor, as Lambda gives below 1 769 MB, that keeps to its own rate. */
@Timeout(180)
final class OwnRateIT {
  private static final int BATCH = 100;

  /** A line that spins uses up the processor, which takes much longer than the two seconds here. */
  private static final Duration HARDLY_ANY = Duration.ofMillis(1_500);

  private static EmbeddedStack stack;

  @BeforeAll
  static void start() {
    stack =
        EmbeddedStack.start(
            StackSettings.usual()
                .withFunction(Processor.one().pin(FunctionSpec.built()))
                .withQuota(new Quota(50, 50))
                .withLatency(Duration.ofMillis(20), Duration.ofMillis(5))
                .withEnvironment(Map.of("SEND_RATE_LIMIT", "50")));
    deliver(1);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aBatchThatWaitsForItsRateIsDeliveredAsAWhole() {
    int before = stack.endpoint().requests().size();
    deliver(BATCH);
    assertEquals(BATCH, stack.endpoint().requests().size() - before, "each event once");
  }

  @Test
  void aBatchThatWaitsForItsRateHardlyUsesTheProcessor() {
    Duration before = processorTime();
    deliver(BATCH);
    Duration used = processorTime().minus(before);
    assertTrue(used.compareTo(HARDLY_ANY) < 0, "processor time: " + used);
  }

  private static void deliver(int events) {
    LambdaInvocations.Batch batch = new LambdaInvocations.Batch(LambdaInvocations.STANDARD);
    for (int i = 0; i < events; i++) {
      String id = LambdaInvocations.unique("rate");
      batch.add(LambdaInvocations.change(id, id).toString());
    }
    InvocationResult result = stack.invoke(batch.bytes());
    assertEquals("{\"batchItemFailures\":[]}", result.text());
  }

  private static Duration processorTime() {
    long pid = stack.function().processes().getFirst().pid();
    return ProcessHandle.of(pid).orElseThrow().info().totalCpuDuration().orElseThrow();
  }
}

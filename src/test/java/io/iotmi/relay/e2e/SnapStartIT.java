package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.runtime.LocalCredentials;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The function as Lambda runs it with SnapStart; only the snapshot itself is missing. */
final class SnapStartIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final FunctionLog log = new FunctionLog();

  @Test
  void theFunctionPrimesItselfWithoutCredentialsOrRequests() {
    try (LocalCredentials credentials = credentials();
        FunctionProcess _ = started(credentials)) {
      List<String> primed = log.lines();
      assertEquals(1, primed.size(), primed.toString());
      assertTrue(primed.getFirst().contains("primed for the snapshot"), primed.getFirst());
      assertTrue(primed.getFirst().contains("\"cannedEvents\":400"), primed.getFirst());
      assertEquals(0, credentials.given());
      assertEquals(Map.of(), STACK.table().counts());
    }
  }

  @Test
  void theFunctionDeliversAfterTheRestore() {
    try (LocalCredentials credentials = credentials();
        FunctionProcess function = started(credentials)) {
      String id = unique("restored");
      LambdaInvocations.Batch batch =
          new LambdaInvocations.Batch(LambdaInvocations.STANDARD)
              .add(change(id, "lamp").toString());
      InvocationResult result = function.invoke(batch.bytes(), TIMEOUT, null);
      assertEquals("{\"batchItemFailures\":[]}", result.text());
      assertFalse(result.functionError());
      assertEquals(1, credentials.given());
      assertEquals(1, accepted("trace-" + id).size());
      assertEquals(Map.of("BatchExecuteStatement", 2L), STACK.table().counts());
    }
  }

  @Test
  void noEventOfThePrimingIsSentAfterTheRestore() {
    try (LocalCredentials credentials = credentials();
        FunctionProcess function = started(credentials)) {
      byte[] event = change(unique("restored"), "lamp").toString().getBytes(UTF_8);
      assertFalse(function.invoke(event, TIMEOUT, null).functionError());
    }
    assertTrue(
        STACK.endpoint().requests().stream()
            .noneMatch(request -> request.body().toString().contains("priming")));
  }

  @Test
  void withoutSnapStartNothingIsPrimed() {
    try (FunctionProcess _ =
        FunctionProcess.start(FunctionSpec.built().withEnvironment(STACK.environment()), log)) {
      assertEquals(List.of(), log.lines());
    }
  }

  private static LocalCredentials credentials() {
    return LocalCredentials.start(EmbeddedStack.KEY_ID, EmbeddedStack.SECRET);
  }

  private FunctionProcess started(LocalCredentials credentials) {
    FunctionSpec spec =
        FunctionSpec.built().withEnvironment(STACK.environment()).withSnapStart(credentials);
    STACK.table().resetCounts();
    return FunctionProcess.start(spec, log);
  }
}

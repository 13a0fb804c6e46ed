package io.iotmi.relay.local.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
final class FunctionProcessTest {
  private static final FunctionSpec ECHO =
      FunctionSpec.built()
          .withHandler(EchoHandler.class.getName() + "::handleRequest")
          .from(Path.of("target", "test-classes"), Path.of("target", "lib"));
  private static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1";

  private final FunctionLog log = new FunctionLog();

  @Test
  void answersErrorsAndTraceComeBackFromOneProcess() {
    try (FunctionProcess function = started(Map.of("GREETING", "hello "))) {
      long pid = function.pid();
      assertEquals("hello you", invoke(function, "you", null).text());
      InvocationResult failed = invoke(function, "fail", null);
      assertTrue(failed.functionError());
      assertTrue(failed.text().contains("asked to fail"), failed.text());
      assertEquals(TRACE, invoke(function, "trace", TRACE).text());
      assertTrue(log.lines().contains("handling connector-relay"));
      assertEquals(pid, function.pid());
    }
  }

  @Test
  void aProcessThatEndsFailsWhatIsInFlightAndIsReplaced() {
    try (FunctionProcess function = started(Map.of())) {
      long pid = function.pid();
      assertTrue(invoke(function, "exit", null).text().contains("Runtime.ExitError"));
      assertEquals("you", invoke(function, "you", null).text());
      assertNotEquals(pid, function.pid());
    }
  }

  @Test
  void aFunctionThatRunsOutOfTimeLosesItsProcess() {
    try (FunctionProcess function = started(Map.of())) {
      InvocationResult result = function.invoke(bytes("hang"), Duration.ofMillis(300), null);
      assertTrue(result.text().contains("Sandbox.Timedout"), result.text());
      assertEquals("you", invoke(function, "you", null).text());
    }
  }

  @Test
  void aFunctionThatCannotStartSaysWhy() {
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> started(Map.of("GREETING", "refuse")));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("GREETING must not be refuse"),
        refusal.getMessage());
  }

  private FunctionProcess started(Map<String, String> settings) {
    return FunctionProcess.start(ECHO.withEnvironment(settings), log);
  }

  private static InvocationResult invoke(
      FunctionProcess function, String event, @Nullable String trace) {
    return function.invoke(bytes(event), Duration.ofSeconds(20), trace);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

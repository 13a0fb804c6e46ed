package io.iotmi.relay.e2e;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Lambda shows of a function whose environment is wrong. */
final class WrongSettingsIT {

  @Test
  void theStartFailsWithEveryFaultAtOnce() {
    FunctionSpec spec =
        FunctionSpec.built()
            .withEnvironment(
                Map.of(
                    "AWS_REGION", "eu-west-1",
                    "POWERTOOLS_LOG_LEVEL", "LOUD",
                    "SEND_QUOTA", "ten",
                    "SEND_SHARE", "2",
                    "LEDGER_TTL", "a day",
                    "REJECTED_QUEUE_URL", "queue"));
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class, () -> FunctionProcess.start(spec, new FunctionLog()));
    for (String variable :
        List.of(
            "CONNECTOR_ID",
            "POWERTOOLS_LOG_LEVEL",
            "SEND_QUOTA",
            "SEND_SHARE",
            "LEDGER_TTL",
            "REJECTED_QUEUE_URL")) {
      assertTrue(String.valueOf(failure.getMessage()).contains(variable), variable);
    }
  }

  @Test
  void theEmbeddedStackPassesTheFaultsOn() {
    StackSettings wrong =
        StackSettings.usual()
            .withEnvironment(
                Map.of("CONNECTOR_ID", "a b", "MERGE", "newest", "LEDGER_TTL", "tomorrow"));
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> {
              try (EmbeddedStack started = EmbeddedStack.start(wrong)) {
                started.invoke(new byte[0]);
              }
            });
    for (String variable : List.of("CONNECTOR_ID", "MERGE", "LEDGER_TTL")) {
      assertTrue(String.valueOf(refused.getMessage()).contains(variable), refused.getMessage());
    }
  }
}

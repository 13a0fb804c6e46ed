package io.iotmi.relay.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OperationSettingsTest {
  private static final Map<String, String> WHOLE =
      Map.of(
          "AWS_REGION", "eu-west-1",
          "CONNECTOR_ID", "c-1",
          "VENDOR", "seam",
          "LEDGER_TABLE", "ledger",
          "JOB_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/jobs",
          "TOKEN_KEY",
              "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555");

  private static String message(Map<String, String> environment) {
    return String.valueOf(
        assertThrows(InvalidSettingsException.class, () -> Settings.from(environment))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JOB_QUEUE_URL", "LEDGER_TABLE"})
  void aKeyForTokensNeedsWhatElseTheOperationsNeed(String name) {
    Map<String, String> environment = new HashMap<>(WHOLE);
    environment.remove(name);
    String message = message(environment);
    assertTrue(message.contains(name + " is not set, and TOKEN_KEY needs it"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alias/tokens", "local:short", "arn:aws:kms:eu-west-1:1:key/1"})
  void whatIsNoKeyIsRefused(String key) {
    Map<String, String> environment = new HashMap<>(WHOLE);
    environment.put("TOKEN_KEY", key);
    assertTrue(message(environment).contains("TOKEN_KEY must be"), key);
  }

  @Test
  void aKeyOfThisMachineIsTakenForTrials() {
    Map<String, String> environment = new HashMap<>(WHOLE);
    environment.put("TOKEN_KEY", "local:" + "A".repeat(43) + "=");
    assertNotNull(Settings.from(environment).vendor());
  }

  @Test
  void withoutAVendorNothingOfThemIsAskedFor() {
    Map<String, String> environment = new HashMap<>(WHOLE);
    environment.remove("VENDOR");
    environment.remove("JOB_QUEUE_URL");
    assertEquals("c-1", Settings.from(environment).connectorId());
  }
}

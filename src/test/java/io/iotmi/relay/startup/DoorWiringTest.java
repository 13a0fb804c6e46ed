package io.iotmi.relay.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DoorWiringTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:acme-AbCdEf";

  private static Wiring wired(Map<String, String> more) {
    Map<String, String> environment =
        new HashMap<>(Map.of("AWS_REGION", "eu-west-1", "CONNECTOR_ID", "c-1"));
    environment.putAll(more);
    return new Wiring(Settings.from(environment), environment, InstantSource.system());
  }

  private static String fault(Map<String, String> more) {
    return String.valueOf(
        assertThrows(InvalidSettingsException.class, () -> wired(more)).getMessage());
  }

  @Test
  void withoutAVendorThereIsNoDoor() {
    assertNull(wired(Map.of("EVENT_QUEUE_URL", "https://sqs/1/q", "VENDOR_SECRET", ARN)).door());
  }

  @Test
  void aVendorsFolderAndAQueueMakeADoor() {
    assertNotNull(
        wired(
                Map.of(
                    "VENDOR", "netatmo",
                    "EVENT_QUEUE_URL", "https://sqs/1/q",
                    "VENDOR_SECRET", ARN))
            .door());
  }

  @Test
  void aFunctionWithoutTheQueueHasNoDoor() {
    assertNull(wired(Map.of("VENDOR", "netatmo", "VENDOR_SECRET", ARN)).door());
  }

  @Test
  void aVendorWithoutAFolderFailsTheStart() {
    assertEquals(
        "wrong settings: VENDOR is nobody, which has no folder",
        fault(Map.of("VENDOR", "nobody", "EVENT_QUEUE_URL", "https://sqs/1/q")));
  }

  @Test
  void wrongSettingsOfAVendorAreListedAtOnce() {
    String fault =
        fault(Map.of("VENDOR", "A/b", "VENDOR_SECRET", "s3cret", "EVENT_QUEUE_URL", "queue"));
    assertTrue(fault.contains("VENDOR must be"), fault);
    assertTrue(fault.contains("VENDOR_SECRET must be the ARN"), fault);
    assertTrue(fault.contains("EVENT_QUEUE_URL must be"), fault);
    assertTrue(!fault.contains("s3cret"), fault);
  }

  @Test
  void theEndpointOfSecretsManagerIsConfiguredAsInTheSdks() {
    assertTrue(
        fault(
                Map.of(
                    "VENDOR", "netatmo",
                    "EVENT_QUEUE_URL", "https://sqs/1/q",
                    "VENDOR_SECRET", ARN,
                    "AWS_ENDPOINT_URL_SECRETS_MANAGER", "secrets"))
            .contains("AWS_ENDPOINT_URL_SECRETS_MANAGER is not"));
  }
}

package io.iotmi.relay.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a function asks its vendor is known to be allowed before it asks. */
final class CloudWiringTest {
  private static Wiring wired(String address) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "AWS_REGION", "eu-west-1",
                "CONNECTOR_ID", "c-1",
                "LEDGER_TABLE", "ledger",
                "VENDOR", "tuya",
                "JOB_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/jobs",
                "TOKEN_KEY",
                    "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000001",
                "VENDOR_API_ADDRESS", address));
    return new Wiring(Settings.from(environment), environment, InstantSource.system());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://openapi.tuyaus.com", "http://127.0.0.1:8123", "http://localhost:8123"})
  void anAddressOfTheFolderOrOfTheMachineIsTaken(String address) {
    assertNotNull(wired(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://openapi.example.com",
        "http://openapi.tuyaus.com",
        "https://openapi.tuyaus.com/v2",
        "http://10.0.0.7:8123"
      })
  void anyOtherAddressFailsTheStart(String address) {
    assertEquals(
        "wrong settings: VENDOR_API_ADDRESS must be https:// and a host that the folder allows,"
            + " without a path",
        String.valueOf(
            assertThrows(InvalidSettingsException.class, () -> wired(address)).getMessage()));
  }

  @Test
  void whatIsNoAddressIsAWrongSetting() {
    String fault =
        String.valueOf(
            assertThrows(InvalidSettingsException.class, () -> wired("tuya.com")).getMessage());
    assertEquals(
        "wrong settings: VENDOR_API_ADDRESS must be scheme and host of an API, such as"
            + " https://eu.api.example.com",
        fault);
  }
}

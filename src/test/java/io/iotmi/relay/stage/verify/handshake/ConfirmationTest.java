package io.iotmi.relay.stage.verify.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.stage.verify.Posted;
import io.iotmi.relay.stage.verify.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a vendor wants an address fetched, only one of an allowed host is. */
final class ConfirmationTest {
  private static final String CONFIRMATION =
      """
      {"messageType": "CONFIRMATION", "confirmationData": {"appId": "app-1",
        "confirmationUrl": "https://api.smartthings.com/apps/app-1/confirm?token=1"}}""";

  private static final String CONFIRM =
      """
      {"when": [{"body": "/messageType", "is": "CONFIRMATION"},
                {"body": "/confirmationData/appId", "isSecret": "appId"}],
       "signed": false, "challenge": {"body": "/confirmationData/confirmationUrl"},
       "confirm": {"hosts": [".smartthings.com"]},
       "reply": {"json": {"targetUrl": "{challenge}"}}}""";

  @Test
  void anAddressOfAnAllowedHostIsConfirmed() {
    HandshakeAnswer answer =
        HandshakeDoor.of(CONFIRM).answer(Posted.of(CONFIRMATION, Map.of()), false);
    assertEquals(
        "https://api.smartthings.com/apps/app-1/confirm?token=1",
        assertInstanceOf(HandshakeAnswer.Confirm.class, answer).address().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.smartthings.com/confirm",
        "https://169.254.169.254/latest/meta-data",
        "https://smartthings.com.evil.example/",
        "https://evil.example/?.smartthings.com",
        "https://api.smartthings.com:8443/",
        "https://api.smartthings.com@evil.example/"
      })
  void noOtherAddressIsConfirmed(String url) {
    String confirmation =
        CONFIRMATION.replace("https://api.smartthings.com/apps/app-1/confirm?token=1", url);
    assertEquals(
        new HandshakeAnswer.Refused(Refusal.HOST_NOT_ALLOWED),
        HandshakeDoor.of(CONFIRM).answer(Posted.of(confirmation, Map.of()), false));
  }

  @Test
  void theConfirmationOfAnotherAppIsNoHandshake() {
    String another = CONFIRMATION.replace("\"app-1\"", "\"app-2\"");
    assertFalse(HandshakeDoor.of(CONFIRM).finds(Posted.of(another, Map.of()), false));
  }
}

package io.iotmi.relay.stage.verify.handshake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.Posted;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which requests are handshakes. */
final class HandshakesTest {
  @Test
  void whatMustBeSignedIsNotFoundBefore() {
    String handshake = "{\"when\": [{\"body\": \"/c\"}]}";
    WebhookRequest request = Posted.of("{\"c\": \"1\"}", Map.of());
    assertFalse(HandshakeDoor.of(handshake).finds(request, false));
    assertTrue(HandshakeDoor.of(handshake).finds(request, true));
  }

  @Test
  void aLargeBodyIsNoUnsignedHandshake() {
    String body = "{\"c\": \"" + "x".repeat(9_000) + "\"}";
    assertFalse(
        HandshakeDoor.of("{\"when\": [{\"body\": \"/c\"}], \"signed\": false}")
            .finds(Posted.of(body, Map.of()), false));
  }

  @Test
  void theMethodsOfHandshakesAreKnown() {
    HandshakeDoor door = HandshakeDoor.of("{\"method\": \"GET\", \"when\": [{\"query\": \"c\"}]}");
    assertTrue(door.knows("GET"));
    assertFalse(door.knows("DELETE"));
  }
}

package io.iotmi.relay.stage.verify.handshake;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.Doors;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Handshake;
import java.util.List;

/** A door with handshakes as a folder writes them, and with the secrets of an app. */
final class HandshakeDoor {
  private static final LiveSecrets SECRETS =
      new LiveSecrets(
          List.of("{\"webhook\": \"key\", \"appId\": \"app-1\", \"verifyToken\": \"token-1\"}"));

  private final Handshakes handshakes;

  private HandshakeDoor(Handshakes handshakes) {
    this.handshakes = handshakes;
  }

  static HandshakeDoor of(String handshake) {
    return new HandshakeDoor(
        new Handshakes(
            Doors.of(
                "{\"signature\": {\"scheme\": \"none\"}, \"handshakes\": [" + handshake + "]}"),
            BodyFormat.JSON));
  }

  boolean knows(String method) {
    return handshakes.knows(method);
  }

  boolean finds(WebhookRequest request, boolean signed) {
    return handshakes.find(request, SECRETS, signed) != null;
  }

  /** The answer to a request that is a handshake. */
  HandshakeAnswer answer(WebhookRequest request, boolean signed) {
    Handshake found = handshakes.find(request, SECRETS, signed);
    assertNotNull(found, "no handshake");
    return handshakes.answer(found, request, SECRETS);
  }
}

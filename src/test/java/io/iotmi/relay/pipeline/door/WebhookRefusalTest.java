package io.iotmi.relay.pipeline.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.WebhookResult;
import io.iotmi.relay.stage.verify.Doors;
import io.iotmi.relay.stage.verify.keys.SecretStore.Reading;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the door does not take: the vendor is told little, and operators are told why. */
final class WebhookRefusalTest {
  private static final String BODY = "{\"device_id\":\"lock-1\",\"on\":true}";

  @Test
  void everyRefusalLooksAlikeAndLeavesNothing() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    DoorReply missing = door.post(BODY, Map.of());
    DoorReply wrong = door.post(BODY, Map.of("x-netatmo-secret", "00".repeat(32)));
    DoorReply malformed = door.post(BODY, Map.of("x-netatmo-secret", "no hex"));
    door.secrets = new Reading.Live(LiveSecrets.NONE);
    assertEquals(401, missing.status());
    assertEquals(missing.headers(), wrong.headers());
    assertEquals(List.of(missing.body(), missing.body()), List.of(wrong.body(), malformed.body()));
    assertEquals(new WebhookResult.Refused("signature-missing"), missing.result());
    assertEquals(new WebhookResult.Refused("signature-wrong"), wrong.result());
    assertEquals(List.of(), door.queued);
  }

  @Test
  void withoutASecretEverythingIsRefused() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    door.secrets = new Reading.Live(LiveSecrets.NONE);
    assertEquals(new WebhookResult.Refused("secret-missing"), door.postSigned(BODY).result());
  }

  @Test
  void aSecretThatCannotBeReadAsksTheVendorToComeAgain() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    door.secrets = new Reading.Unavailable("down");
    DoorReply reply = door.postSigned(BODY);
    assertEquals(503, reply.status());
    assertEquals("5", reply.headers().get("Retry-After"));
  }

  @Test
  void aNewSecretIsReadAfterAFailedCheck() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    door.secrets = new Reading.Live(new LiveSecrets(List.of("the old one")));
    assertEquals(401, door.postSigned(BODY).status());
    door.secrets = new Reading.Live(new LiveSecrets(List.of(DoorUnderTest.SECRET, "the old one")));
    assertEquals(401, door.postSigned(BODY).status());
    door.now = door.now.plusSeconds(60);
    assertEquals(202, door.postSigned(BODY).status());
  }

  @Test
  void aQueueThatDoesNotTakeItAsksTheVendorToComeAgain() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    door.queueTakes = false;
    assertEquals(503, door.postSigned(BODY).status());
  }

  @Test
  void aKeyThatTheHostDoesNotGiveNowAsksTheVendorToComeAgain() {
    DoorUnderTest door = new DoorUnderTest(Doors.HTTP_SIGNATURE);
    Map<String, String> headers =
        Map.of("authorization", "Signature keyId=\"/pl/useast2/1\",signature=\"AAAA\"");
    assertEquals(503, door.post(BODY, headers).status());
    door.web = new VendorWeb.Answer.Refused(404);
    assertEquals(401, door.post(BODY, headers).status());
  }
}

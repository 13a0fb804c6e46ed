package io.iotmi.relay.pipeline.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.WebhookResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies the door takes. */
final class WebhookBodyTest {
  private static final String BODY = "{\"device_id\":\"lock-1\",\"on\":true}";

  @Test
  void aBodyOfMoreThan256KilobytesIsTooLarge() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    String filler = "\"" + "x".repeat(WebhookDoor.MAX_BYTES - 2) + "\"";
    assertEquals(202, door.postSigned(filler).status());
    assertEquals(413, door.postSigned(filler + " ").status());
  }

  /** The worst that JSON may make of a body: each byte six characters. */
  @Test
  void theLargestBodyFitsAMessageWhateverIsInIt() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    String filler = "\"" + "\u007f".repeat(WebhookDoor.MAX_BYTES - 2) + "\"";
    assertEquals(202, door.postSigned(filler).status());
    assertEquals(true, door.queued.getFirst().body().length() < 1_024 * 1_024);
  }

  @Test
  void aBodyThatIsNestedTooDeepIsUnreadable() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    assertEquals(202, door.postSigned("[".repeat(100) + "]".repeat(100)).status());
    DoorReply reply = door.postSigned("[".repeat(101) + "]".repeat(101));
    assertEquals(400, reply.status());
    assertEquals(new WebhookResult.Unreadable("the body: nested deeper than 100"), reply.result());
  }

  @Test
  void aBodyThatIsNoUtf8IsUnreadable() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    byte[] latin = {'"', (byte) 0xe9, '"'};
    assertEquals(400, door.postSigned(latin, Map.of()).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "APPLICATION/JSON; charset=utf-8",
        "application/vnd.acme+json",
        ""
      })
  void aContentTypeOfJsonIsTaken(String type) {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    assertEquals(202, door.postSigned(BODY, Map.of("content-type", type)).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "json"})
  void anotherContentTypeIsNot(String type) {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    assertEquals(415, door.postSigned(BODY, Map.of("content-type", type)).status());
    assertEquals(List.of(), door.queued);
  }

  @Test
  void aFolderMayNameTheContentTypeThatItsVendorSends() {
    DoorUnderTest door = DoorUnderTest.signingBodies(", \"contentTypes\": [\"text/plain\"]");
    assertEquals(202, door.postSigned(BODY, Map.of("content-type", "text/plain")).status());
    assertEquals(415, door.postSigned(BODY).status());
  }
}

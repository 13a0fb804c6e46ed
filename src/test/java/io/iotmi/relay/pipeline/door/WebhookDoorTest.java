package io.iotmi.relay.pipeline.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.verify.Doors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What of a webhook is queued, and under which identity. */
final class WebhookDoorTest {
  private static final String BODY = "{\"device_id\":\"lock-1\",\"on\":true}";

  private static VendorPayload payload(QueuedMessage message) throws JsonSyntaxException {
    Json.Obj body = assertInstanceOf(Json.Obj.class, JsonReader.read(message.body()));
    return Objects.requireNonNull(VendorPayload.read(body));
  }

  @Test
  void aSignedWebhookIsQueuedAndAnswered202() throws JsonSyntaxException {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    DoorReply reply = door.postSigned(BODY);
    assertEquals(202, reply.status());
    assertEquals("{\"status\":202}", reply.body());
    assertEquals(BODY, payload(door.queued.getFirst()).body());
  }

  @Test
  void onlyWhatTheFolderNamesGoesOn() throws JsonSyntaxException {
    DoorUnderTest door = DoorUnderTest.signingBodies(", \"headers\": [\"X-Event-Type\"]");
    door.postSigned(
        BODY, Map.of("x-event-type", "scene", "authorization", "Bearer x", "cookie", "session"));
    assertEquals(Map.of("x-event-type", "scene"), payload(door.queued.getFirst()).headers());
  }

  @Test
  void aSecretInThePathDoesNotGoOn() throws JsonSyntaxException {
    DoorUnderTest door =
        new DoorUnderTest(
            "{\"signature\": {\"scheme\": \"shared-secret\", \"in\": {\"path\": \"last\"}}}");
    WebhookRequest request =
        new WebhookRequest(
            "POST",
            List.of("/webhook/" + DoorUnderTest.SECRET),
            "",
            Map.of(),
            Map.of(),
            BODY.getBytes(UTF_8));
    assertEquals(202, door.receive(request).status());
    assertEquals("/webhook/", payload(door.queued.getFirst()).path());
  }

  @Test
  void aRedeliveryHasTheSameIdentityAndAnotherWebhookNot() {
    DoorUnderTest door =
        new DoorUnderTest(
            Doors.BODY_HMAC.replace(
                "}}}", "}, " + "\"unprotected\": [\"id\"]}, \"id\": {\"header\": \"x-id\"}}"));
    door.postSigned(BODY, Map.of("x-id", "1"));
    door.postSigned(BODY, Map.of("x-id", "1"));
    door.postSigned(BODY, Map.of("x-id", "2"));
    List<String> ids = door.queued.stream().map(QueuedMessage::deduplicationId).toList();
    assertEquals(ids.get(0), ids.get(1));
    assertNotEquals(ids.get(0), ids.get(2));
    assertEquals(webhookId(door.queued.get(0)), webhookId(door.queued.get(1)));
  }

  /** Lock, unlock, lock, from a vendor that sends neither id nor time. */
  @Test
  void equalBodiesAreThreeMessages() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    for (int i = 0; i < 3; i++) {
      door.postSigned(BODY);
    }
    assertEquals(3, door.queued.stream().map(QueuedMessage::deduplicationId).distinct().count());
    assertEquals("", webhookId(door.queued.getFirst()));
  }

  private static String webhookId(QueuedMessage message) {
    return message.attributes().containsKey("WebhookId")
        ? message.attributes().get("WebhookId").value()
        : "";
  }

  @Test
  void webhooksStayInOrderUnlessTheFolderSaysWhatMust() {
    DoorUnderTest one = DoorUnderTest.signingBodies("");
    one.postSigned("{\"device_id\":\"a\"}");
    one.postSigned("{\"device_id\":\"b\"}");
    assertEquals(1, one.queued.stream().map(QueuedMessage::group).distinct().count());
    DoorUnderTest each = DoorUnderTest.signingBodies(", \"lane\": \"/device_id\"");
    each.postSigned("{\"device_id\":\"a\"}");
    each.postSigned("{\"device_id\":\"b\"}");
    assertEquals(2, each.queued.stream().map(QueuedMessage::group).distinct().count());
  }
}

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
import io.iotmi.relay.model.WebhookResult;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.verify.Doors;
import io.iotmi.relay.stage.verify.keys.SecretStore.Reading;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

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
  void onlyWhatTheFolderNamesGoesOn() throws JsonSyntaxException {
    DoorUnderTest door = DoorUnderTest.signingBodies(", \"headers\": [\"X-Event-Type\"]");
    door.postSigned(
        BODY, Map.of("x-event-type", "scene", "authorization", "Bearer x", "cookie", "session"));
    assertEquals(Map.of("x-event-type", "scene"), payload(door.queued.getFirst()).headers());
  }

  @Test
  void aVendorThatOnlyLooksIsAnsweredWhereTheFolderSaysSo() {
    WebhookRequest look =
        new WebhookRequest("HEAD", List.of("/webhook"), "", Map.of(), Map.of(), new byte[0]);
    String open = "{\"signature\": {\"scheme\": \"none\"}";
    assertEquals(405, new DoorUnderTest(open + "}").receive(look).status());
    DoorReply reply =
        new DoorUnderTest(open + ", \"handshakes\": [{\"method\": \"HEAD\"}]}").receive(look);
    assertEquals(200, reply.status());
    assertEquals("", reply.body());
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

  @Test
  void aMethodThatNoHandshakeKnowsIsNotAllowed() {
    DoorUnderTest door = DoorUnderTest.signingBodies("");
    WebhookRequest get =
        new WebhookRequest("GET", List.of("/webhook"), "", Map.of(), Map.of(), new byte[0]);
    DoorReply reply = door.receive(get);
    assertEquals(405, reply.status());
    assertEquals("POST", reply.headers().get("Allow"));
  }

  @Test
  void aHandshakeIsAnsweredAndNotQueued() {
    DoorUnderTest door =
        DoorUnderTest.signingBodies(
            """
            , "handshakes": [{"when": [{"body": "/ping"}], "challenge": {"body": "/ping"},
               "reply": {"text": "{challenge}"}}]""");
    DoorReply reply = door.postSigned("{\"ping\":\"abc\"}");
    assertEquals("abc", reply.body());
    assertEquals("nosniff", reply.headers().get("X-Content-Type-Options"));
    assertEquals(401, door.post("{\"ping\":\"abc\"}", Map.of()).status());
    assertEquals(400, door.postSigned("{\"ping\":\"a\\nb\"}").status());
    assertEquals(List.of(), door.queued);
  }

  @Test
  void anAddressIsConfirmedBeforeTheReply() {
    DoorUnderTest door =
        DoorUnderTest.signingBodies(
            """
            , "handshakes": [{"when": [{"body": "/confirm"}], "signed": false,
               "challenge": {"body": "/confirm"}, "confirm": {"hosts": [".vendor.example"]}}]""");
    String body = "{\"confirm\":\"https://api.vendor.example/confirm\"}";
    assertEquals(503, door.post(body, Map.of()).status());
    door.web = new VendorWeb.Answer.Got("thanks");
    assertEquals(200, door.post(body, Map.of()).status());
    assertEquals(2, door.asked.size());
    assertEquals(401, door.post("{\"confirm\":\"https://evil.example/\"}", Map.of()).status());
    assertEquals(2, door.asked.size());
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

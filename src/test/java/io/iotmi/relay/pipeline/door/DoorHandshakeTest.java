package io.iotmi.relay.pipeline.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a vendor asks of the door before it sends webhooks. */
final class DoorHandshakeTest {
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
}

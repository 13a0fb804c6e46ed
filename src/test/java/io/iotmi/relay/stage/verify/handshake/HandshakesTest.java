package io.iotmi.relay.stage.verify.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.Doors;
import io.iotmi.relay.stage.verify.Posted;
import io.iotmi.relay.stage.verify.Refusal;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Handshake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandshakesTest {
  private static final LiveSecrets SECRETS =
      new LiveSecrets(
          List.of("{\"webhook\": \"key\", \"appId\": \"app-1\", \"verifyToken\": \"token-1\"}"));

  private static final String CONFIRMATION =
      """
      {"messageType": "CONFIRMATION", "confirmationData": {"appId": "app-1",
        "confirmationUrl": "https://api.smartthings.com/apps/app-1/confirm?token=1"}}""";

  private static Handshakes door(String handshakes) {
    return new Handshakes(
        Doors.of("{\"signature\": {\"scheme\": \"none\"}, \"handshakes\": [" + handshakes + "]}"),
        BodyFormat.JSON);
  }

  private static HandshakeAnswer answer(String handshake, WebhookRequest request) {
    Handshakes door = door(handshake);
    Handshake found = door.find(request, SECRETS, true);
    assertNotNull(found, "no handshake");
    return door.answer(found, request, SECRETS);
  }

  private static WebhookRequest get(Map<String, String> query) {
    return new WebhookRequest("GET", List.of("/webhook"), "", query, Map.of(), "".getBytes(UTF_8));
  }

  @Test
  void aChallengeOfTheBodyIsEchoedInJson() {
    assertEquals(
        new HandshakeAnswer.Reply(
            200, "application/json", "{\"statusCode\":200,\"pingData\":{\"challenge\":\"c-1\"}}"),
        answer(
            """
            {"when": [{"body": "/messageType", "is": "PING"}],
             "challenge": {"body": "/pingData/challenge"},
             "reply": {"json": {"statusCode": 200, "pingData": {"challenge": "{challenge}"}}}}""",
            Posted.of(
                "{\"messageType\": \"PING\", \"pingData\": {\"challenge\": \"c-1\"}}", Map.of())));
  }

  @Test
  void aChallengeOfTheQueryIsEchoedAsTextToWhoKnowsTheToken() {
    String handshake =
        """
        {"method": "GET", "challenge": {"query": "hub.challenge"},
         "when": [{"query": "hub.mode", "is": "subscribe"},
                  {"query": "hub.verify_token", "isSecret": "verifyToken"}],
         "reply": {"text": "{challenge}"}}""";
    Map<String, String> query =
        Map.of("hub.mode", "subscribe", "hub.verify_token", "token-1", "hub.challenge", "1158");
    assertEquals(
        new HandshakeAnswer.Reply(200, "text/plain; charset=utf-8", "1158"),
        answer(handshake, get(query)));
    assertNull(
        door(handshake)
            .find(
                get(Map.of("hub.mode", "subscribe", "hub.verify_token", "token-2")),
                SECRETS,
                true));
  }

  /** As Zoom asks for it; the value was worked out with {@code openssl dgst -sha256 -hmac key}. */
  @Test
  void aChallengeIsSignedWhereTheVendorWantsIt() {
    HandshakeAnswer.Reply reply =
        assertInstanceOf(
            HandshakeAnswer.Reply.class,
            answer(
                """
                {"when": [{"body": "/event", "is": "endpoint.url_validation"}],
                 "challenge": {"body": "/payload/plainToken"},
                 "hmac": {"signs": "{challenge}"},
                 "reply": {"json": {"plainToken": "{challenge}", "encryptedToken": "{hmac}"}}}""",
                Posted.of(
                    "{\"event\": \"endpoint.url_validation\","
                        + " \"payload\": {\"plainToken\": \"qgg8vlvZRS6UYooatFL8Aw\"}}",
                    Map.of())));
    assertEquals(
        "{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\",\"encryptedToken\":\"f2b3627702c43576251dc6a643384a2eb050e6e1d078adecf3415e1416944a43\"}",
        reply.body());
  }

  @Test
  void whatIsEchoedIsNotFilledAgain() {
    HandshakeAnswer.Reply reply =
        assertInstanceOf(
            HandshakeAnswer.Reply.class,
            answer(
                """
                {"when": [{"body": "/c"}], "challenge": {"body": "/c"},
                 "hmac": {"signs": "{challenge}"}, "reply": {"text": "{c} {challenge} {"}}""",
                Posted.of("{\"c\": \"{hmac}\"}", Map.of())));
    assertEquals("{c} {hmac} {", reply.body());
  }

  private static String confirmation(String url) {
    return CONFIRMATION.replace("https://api.smartthings.com/apps/app-1/confirm?token=1", url);
  }

  private static final String CONFIRM =
      """
      {"when": [{"body": "/messageType", "is": "CONFIRMATION"},
                {"body": "/confirmationData/appId", "isSecret": "appId"}],
       "signed": false, "challenge": {"body": "/confirmationData/confirmationUrl"},
       "confirm": {"hosts": [".smartthings.com"]},
       "reply": {"json": {"targetUrl": "{challenge}"}}}""";

  @Test
  void anAddressOfAnAllowedHostIsConfirmed() {
    Handshakes door = door(CONFIRM);
    WebhookRequest request = Posted.of(CONFIRMATION, Map.of());
    Handshake found = door.find(request, SECRETS, false);
    assertNotNull(found);
    assertEquals(
        "https://api.smartthings.com/apps/app-1/confirm?token=1",
        assertInstanceOf(HandshakeAnswer.Confirm.class, door.answer(found, request, SECRETS))
            .address()
            .toString());
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
  void noOtherAddressIs(String url) {
    Handshakes door = door(CONFIRM);
    WebhookRequest request = Posted.of(confirmation(url), Map.of());
    Handshake found = door.find(request, SECRETS, false);
    assertNotNull(found);
    assertEquals(
        new HandshakeAnswer.Refused(Refusal.HOST_NOT_ALLOWED),
        door.answer(found, request, SECRETS));
  }

  @Test
  void theConfirmationOfAnotherAppIsNoHandshake() {
    assertNull(
        door(CONFIRM)
            .find(
                Posted.of(CONFIRMATION.replace("\"app-1\"", "\"app-2\""), Map.of()),
                SECRETS,
                false));
  }

  @Test
  void whatMustBeSignedIsNotFoundBefore() {
    String handshake = "{\"when\": [{\"body\": \"/c\"}]}";
    WebhookRequest request = Posted.of("{\"c\": \"1\"}", Map.of());
    assertNull(door(handshake).find(request, SECRETS, false));
    assertNotNull(door(handshake).find(request, SECRETS, true));
  }

  @Test
  void aLargeBodyIsNoUnsignedHandshake() {
    String body = "{\"c\": \"" + "x".repeat(9_000) + "\"}";
    assertNull(
        door("{\"when\": [{\"body\": \"/c\"}], \"signed\": false}")
            .find(Posted.of(body, Map.of()), SECRETS, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\nb", "a\\u0000b", "\\u001b[2J"})
  void aChallengeOfMoreThanALineIsNotEchoed(String challenge) {
    assertEquals(
        new HandshakeAnswer.Refused(Refusal.CHALLENGE_MALFORMED),
        answer(
            "{\"when\": [{\"body\": \"/c\"}], \"challenge\": {\"body\": \"/c\"},"
                + " \"reply\": {\"text\": \"{challenge}\"}}",
            Posted.of("{\"c\": \"" + challenge + "\"}", Map.of())));
  }

  @Test
  void theMethodsOfHandshakesAreKnown() {
    Handshakes door = door("{\"method\": \"GET\", \"when\": [{\"query\": \"c\"}]}");
    assertTrue(door.knows("GET"));
    assertFalse(door.knows("DELETE"));
  }
}

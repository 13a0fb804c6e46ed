package io.iotmi.relay.stage.verify.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.Posted;
import io.iotmi.relay.stage.verify.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A challenge of the vendor is answered as its folder says. */
final class ChallengeTest {
  /** By https://pubsubhubbub.github.io/PubSubHubbub/pubsubhubbub-core-0.3.html */
  private static final String SUBSCRIPTION =
      """
      {"method": "GET", "challenge": {"query": "hub.challenge"},
       "when": [{"query": "hub.mode", "is": "subscribe"},
                {"query": "hub.verify_token", "isSecret": "verifyToken"}],
       "reply": {"text": "{challenge}"}}""";

  private static HandshakeAnswer answer(String handshake, WebhookRequest request) {
    return HandshakeDoor.of(handshake).answer(request, true);
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
  void aChallengeOfTheQueryIsEchoedAsText() {
    Map<String, String> query =
        Map.of("hub.mode", "subscribe", "hub.verify_token", "token-1", "hub.challenge", "1158");
    assertEquals(
        new HandshakeAnswer.Reply(200, "text/plain; charset=utf-8", "1158"),
        answer(SUBSCRIPTION, get(query)));
  }

  @Test
  void aSubscriptionWithAnotherTokenIsNoHandshake() {
    Map<String, String> query = Map.of("hub.mode", "subscribe", "hub.verify_token", "token-2");
    assertFalse(HandshakeDoor.of(SUBSCRIPTION).finds(get(query), true));
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
}

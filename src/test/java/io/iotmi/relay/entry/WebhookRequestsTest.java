package io.iotmi.relay.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.model.WebhookRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookRequestsTest {
  private static final String V2 =
      "{\"stage\":\"$default\",\"http\":{\"method\":\"POST\",\"path\":\"/webhook\"}}";

  private static Invocation recognised(ObjectNode event) {
    return LambdaEvents.recognise(event.toString().getBytes(UTF_8), "request", true);
  }

  private static WebhookRequest webhook(ObjectNode event) {
    return assertInstanceOf(Invocation.Webhook.class, recognised(event)).request();
  }

  @Test
  void aRequestOfAnHttpApiKeepsItsBytesAndItsQuery() {
    ObjectNode event = Sent.http(V2, Map.of("X-Sign", "1"), "{ \"é\": 1 }");
    event.put("rawPath", "/webhook").put("rawQueryString", "a=%20b&c");
    WebhookRequest request = webhook(event);
    assertEquals("{ \"é\": 1 }", new String(request.body(), UTF_8));
    assertEquals("a=%20b&c", request.rawQuery());
    assertEquals(Map.of("a", " b", "c", ""), request.query());
    assertEquals("1", request.headers().get("x-sign"));
  }

  @Test
  void aBodyInBase64IsDecoded() {
    ObjectNode event =
        Sent.http(V2, Map.of(), Base64.getEncoder().encodeToString(new byte[] {1, 2, -1}));
    event.put("isBase64Encoded", true);
    assertEquals(List.of((byte) 1, (byte) 2, (byte) -1), bytes(webhook(event)));
    assertEquals(List.of(), bytes(webhook(event.put("body", "!"))));
  }

  private static List<Byte> bytes(WebhookRequest request) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : request.body()) {
      bytes.add(b);
    }
    return bytes;
  }

  @Test
  void thePathIsKnownWithAndWithoutTheStage() {
    ObjectNode v2 =
        Sent.http(
            "{\"stage\":\"prod\",\"http\":{\"method\":\"POST\",\"path\":\"/prod/webhook\"}}",
            Map.of(),
            "");
    assertEquals(
        List.of("/prod/webhook", "/webhook"), webhook(v2.put("rawPath", "/prod/webhook")).paths());
    ObjectNode v1 = Sent.http("{\"stage\":\"prod\",\"path\":\"/prod/webhook\"}", Map.of(), "");
    assertEquals(List.of("/prod/webhook", "/webhook"), webhook(v1.put("path", "/webhook")).paths());
  }

  @Test
  void theQueryOfARestApiIsEncodedAgain() {
    ObjectNode event = Sent.http("{\"path\":\"/webhook\"}", Map.of(), "");
    event.put("path", "/webhook");
    event.putObject("multiValueQueryStringParameters").putArray("a b").add("1&2").add("3");
    assertEquals("a+b=1%262&a+b=3", webhook(event).rawQuery());
    assertEquals(Map.of("a b", "1&2"), webhook(event).query());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webhook", "/webhook/", "/webhook/secret", "/webhook/a/b"})
  void whatIsBelowThePathIsAWebhook(String path) {
    webhook(Sent.http(V2.replace("/webhook", path), Map.of(), "").put("rawPath", path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events", "/webhooks", "/", "/v1/events"})
  void otherPathsAreNot(String path) {
    assertInstanceOf(
        Invocation.Request.class,
        recognised(Sent.http(V2.replace("/webhook", path), Map.of(), "").put("rawPath", path)));
  }

  /** No authorizer stands before that route, whatever a mapping of a domain makes of the path. */
  @Test
  void whatCameByTheRouteOfWebhooksIsNeverAnEvent() {
    ObjectNode event = Sent.http(V2.replace("/webhook", "/mapped/webhook"), Map.of(), "{}");
    event.put("rawPath", "/mapped/webhook").put("routeKey", "POST /webhook");
    webhook(event);
    ObjectNode rest = Sent.http("{\"path\":\"/mapped/x\"}", Map.of(), "{}");
    webhook(rest.put("path", "/x").put("resource", "/webhook/{proxy+}"));
  }

  @Test
  void withoutAVendorThePathMeansNothing() {
    ObjectNode event = Sent.http(V2, Map.of(), "").put("rawPath", "/webhook");
    assertInstanceOf(
        Invocation.Request.class,
        LambdaEvents.recognise(event.toString().getBytes(UTF_8), "request"));
  }
}

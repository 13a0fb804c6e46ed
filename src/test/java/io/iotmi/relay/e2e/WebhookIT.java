package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.SharedStack.STACK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.http.LocalGateway;
import io.iotmi.relay.local.queue.SqsPoller;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.wire.ListenAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** Seam posts to the stack's door over HTTP, signed as Standard Webhooks under other names. */
final class WebhookIT {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:webhooks-AbCdEf";
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String NEW_SECRET = "whsec_bmV3LXNlY3JldC1vZi10aGlzLXRlc3Q=";
  private static final String BODY = "{\"device_id\":\"lock-1\",\"event\":\"lock.locked\"}";

  private static final FunctionLog LOG = new FunctionLog();
  private static FunctionProcess function;
  private static LocalGateway door;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    STACK.secrets().put(ARN, "{\"webhook\":\"" + SECRET + "\"}");
    Map<String, String> environment = new HashMap<>(STACK.environment());
    environment.put("VENDOR", "seam");
    environment.put("VENDOR_SECRET", ARN);
    function = FunctionProcess.start(FunctionSpec.built().withEnvironment(environment), LOG);
    door =
        LocalGateway.open(
            ListenAddress.free(),
            (event, timeout, trace) -> function.invoke(event, EmbeddedStack.TIMEOUT, trace),
            path -> Optional.empty(),
            InstantSource.system());
  }

  @AfterAll
  static void stop() {
    door.close();
    function.close();
  }

  @AfterEach
  void drain() {
    STACK.sqs().drain(STACK.events().url());
    STACK.sqs().drain(STACK.rejected().url());
  }

  private HttpResponse<String> post(String id, Instant at, String secret, String body)
      throws IOException, InterruptedException, GeneralSecurityException {
    String seconds = Long.toString(at.getEpochSecond());
    return client.send(
        HttpRequest.newBuilder(URI.create(door.url() + "/webhook"))
            .header("Content-Type", "application/json")
            .header("svix-id", id)
            .header("svix-timestamp", seconds)
            .header("svix-signature", "v1," + sign(id + "." + seconds + "." + body, secret))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String sign(String text, String secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
  }

  @Test
  void aSignedWebhookWaitsOnTheEventQueue() throws Exception {
    assertEquals(202, post("msg-1", Instant.now(), SECRET, BODY).statusCode());
    List<Message> queued = STACK.sqs().drain(STACK.events().url());
    assertEquals(1, queued.size());
    assertEquals(
        BODY,
        new ObjectMapper().readTree(queued.getFirst().body()).at("/vendorPayload/body").asText());
  }

  @Test
  void whatIsNotTheVendorsIsAnswered401AndLeavesNothing() throws Exception {
    Instant now = Instant.now();
    for (HttpResponse<String> refused :
        List.of(
            post("msg-2", now, NEW_SECRET.replace("bmV3", "b2xk"), BODY),
            post("msg-2", now.minusSeconds(301), SECRET, BODY),
            post("msg-2", now.plusSeconds(310), SECRET, BODY))) {
      assertEquals(401, refused.statusCode());
      assertEquals(
          "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}", refused.body());
    }
    assertEquals(List.of(), STACK.sqs().drain(STACK.events().url()));
    assertEquals(List.of(), STACK.sqs().drain(STACK.rejected().url()));
    String log = String.join("\n", LOG.lines());
    assertTrue(log.contains("\"part\":\"signature-wrong\""), log);
    assertTrue(log.contains("\"part\":\"time-old\""), log);
    assertTrue(log.contains("\"part\":\"time-ahead\""), log);
    assertFalse(log.contains("lock-1"), log);
  }

  @Test
  void aWebhookBecomesTheRequestsOfItsSampleAndItsRedeliveryNone() throws Exception {
    Path samples = Path.of("src/vendors/seam/samples");
    ObjectMapper json = new ObjectMapper();
    JsonNode sample = json.readTree(samples.resolve("lock-unlocked.in.json").toFile());
    JsonNode expected = json.readTree(samples.resolve("lock-unlocked.out.json").toFile());
    int before = STACK.endpoint().accepted().size();
    Instant now = Instant.now();
    for (int delivery = 0; delivery < 2; delivery++) {
      assertEquals(202, post("msg-3", now, SECRET, sample.path("body").toString()).statusCode());
    }
    try (SqsPoller poller =
        new SqsPoller(
            STACK.sqs(),
            STACK.events(),
            10,
            1,
            event -> function.invoke(event, EmbeddedStack.TIMEOUT, null))) {
      poller.awaitEmpty();
    }
    ArrayNode sent = json.createArrayNode();
    List<ReceivedRequest> accepted = STACK.endpoint().accepted();
    for (ReceivedRequest request : accepted.subList(before, accepted.size())) {
      sent.add(request.body().deepCopy());
      assertEquals(EmbeddedStack.CONNECTOR_ID, request.connectorId());
    }
    sent.forEach(body -> ((ObjectNode) body).remove("TraceId"));
    assertEquals(expected.path("requests"), sent);
  }

  @Test
  void theDoorIsNoWayAroundTheAuthorizationOfEvents() throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(door.url() + "/webhook/events"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"Operation\":\"DEVICE_EVENT\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(401, response.statusCode());
  }
}

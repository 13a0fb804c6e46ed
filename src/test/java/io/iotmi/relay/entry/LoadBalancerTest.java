package io.iotmi.relay.entry;

import static io.iotmi.relay.entry.Carriers.change;
import static io.iotmi.relay.entry.Carriers.invalid;
import static io.iotmi.relay.entry.Carriers.quoted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An Application Load Balancer, with and without multi-value headers on its target group. */
final class LoadBalancerTest {
  private static final String SINGLE = "\"headers\":{\"x-trace-id\":\"alb-1\"}";
  private static final String MULTIPLE = "\"multiValueHeaders\":{\"x-trace-id\":[\"alb-1\"]}";

  private final TestRelay relay = TestRelay.withoutQueues();

  @Test
  void headersOfOneValueAreAnsweredWithSuchHeaders() {
    JsonNode reply = relay.reply(request("POST", SINGLE, change("lamp")));
    assertEquals("alb-1", reply.path("headers").path("X-Trace-Id").asText());
    assertFalse(reply.has("multiValueHeaders"));
  }

  @Test
  void headersOfSeveralValuesAreAnsweredWithSuchHeaders() {
    JsonNode reply = relay.reply(request("POST", MULTIPLE, change("lamp")));
    assertEquals("[\"alb-1\"]", reply.path("multiValueHeaders").path("X-Trace-Id").toString());
    assertFalse(reply.has("headers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {SINGLE, MULTIPLE})
  void theStatusHasItsDescription(String headers) {
    JsonNode reply = relay.reply(request("POST", headers, change("lamp")));
    assertEquals(200, reply.path("statusCode").asInt());
    assertEquals("200 OK", reply.path("statusDescription").asText());
    assertFalse(reply.path("isBase64Encoded").asBoolean(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {SINGLE, MULTIPLE})
  void theTraceIdOfTheHeadersIsSent(String headers) {
    relay.reply(request("POST", headers, change("lamp")));
    assertEquals("alb-1", String.valueOf(relay.accepted.getFirst().traceId()));
  }

  @Test
  void aFailureHasADescriptionToo() {
    JsonNode refused = relay.reply(request("POST", "\"headers\":{}", invalid()));
    assertEquals("422 Unprocessable Content", refused.path("statusDescription").asText());
    relay.unavailable.add("lamp");
    JsonNode unavailable = relay.reply(request("POST", "\"headers\":{}", change("lamp")));
    assertEquals("503 Service Unavailable", unavailable.path("statusDescription").asText());
    assertEquals("5", unavailable.path("headers").path("Retry-After").asText());
  }

  /** What is no text by its media type comes as base64, CloudEvents among it. */
  @Test
  void readsABodyInBase64() {
    String encoded =
        Base64.getEncoder().encodeToString(change("lamp").getBytes(StandardCharsets.UTF_8));
    relay.reply(
        request("POST", "\"headers\":{}", encoded)
            .replace("\"isBase64Encoded\":false", "\"isBase64Encoded\":true"));
    assertEquals(List.of("lamp"), relay.devices());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"headers\":{\"user-agent\":\"ELB-HealthChecker/2.0\"}",
        "\"multiValueHeaders\":{\"user-agent\":[\"ELB-HealthChecker/2.0\"]}"
      })
  void aHealthCheckIsAnswered200(String headers) {
    JsonNode reply = relay.reply(request("GET", headers, ""));
    assertEquals(200, reply.path("statusCode").asInt());
    assertEquals(200, StrictJson.read(reply.path("body").asText()).path("status").asInt());
  }

  @ParameterizedTest
  @CsvSource({"GET", "HEAD", "PUT", "DELETE"})
  void anotherMethodIsNotAllowed(String method) {
    JsonNode reply = relay.reply(request(method, "\"headers\":{\"user-agent\":\"curl\"}", ""));
    assertEquals("405 Method Not Allowed", reply.path("statusDescription").asText());
    assertEquals("POST", reply.path("headers").path("Allow").asText());
  }

  private static String request(String method, String headers, String body) {
    return """
        {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:eu-west-1:1:t"}},
         "httpMethod":"%s","path":"/events","queryStringParameters":{},%s,"body":%s,
         "isBase64Encoded":false}"""
        .formatted(method, headers, quoted(body));
  }
}

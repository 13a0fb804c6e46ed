package io.iotmi.relay.local.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.iotmanagedintegrations.IotManagedIntegrationsClient;
import software.amazon.awssdk.services.iotmanagedintegrations.model.IotManagedIntegrationsException;
import software.amazon.awssdk.utils.StringInputStream;

final class SignatureCheckTest {
  private static final String BODY = "{\"Operation\":\"DEVICE_EVENT\"}";

  private final SignatureCheck check =
      new SignatureCheck(OfficialClient.REGION, OfficialClient.KEY_ID, OfficialClient.SECRET);

  @Test
  void agreesWithTheSignerOfAws() {
    RawRequest request = signed("iotmanagedintegrations", OfficialClient.REGION);
    assertEquals(Optional.empty(), check.refusal(request, Instant.now()));
  }

  @Test
  void refusesATamperedBody() {
    RawRequest honest = signed("iotmanagedintegrations", OfficialClient.REGION);
    assertRefused(with(honest, honest.path(), honest.headers(), BODY + " "));
  }

  @Test
  void refusesATamperedBodyAlsoWhenItsHashIsRenewed() {
    RawRequest honest = signed("iotmanagedintegrations", OfficialClient.REGION);
    Map<String, String> headers = new HashMap<>(honest.headers());
    headers.remove("x-amz-content-sha256");
    assertRefused(with(honest, honest.path(), headers, BODY + " "));
  }

  @Test
  void refusesATamperedPathOrHeader() {
    RawRequest honest = signed("iotmanagedintegrations", OfficialClient.REGION);
    assertRefused(with(honest, "/connector-event/other", honest.headers(), BODY));
    Map<String, String> headers = new HashMap<>(honest.headers());
    headers.put("content-type", "text/plain");
    assertRefused(with(honest, honest.path(), headers, BODY));
    headers.putAll(honest.headers());
    headers.put("x-amz-security-token", "not signed");
    assertRefused(with(honest, honest.path(), headers, BODY));
  }

  @Test
  void refusesAnotherServiceOrRegion() {
    assertRefused(signed("iot", OfficialClient.REGION));
    assertRefused(signed("iotmanagedintegrations", "ca-central-1"));
  }

  @Test
  void refusesASignatureOfAnotherTime() {
    RawRequest request = signed("iotmanagedintegrations", OfficialClient.REGION);
    Instant now = Instant.now();
    Duration within = Duration.ofSeconds(290);
    Duration beyond = Duration.ofSeconds(310);
    assertEquals(Optional.empty(), check.refusal(request, now.plus(within)));
    assertEquals(Optional.empty(), check.refusal(request, now.minus(within)));
    assertEquals(403, check.refusal(request, now.plus(beyond)).orElseThrow().status());
    assertEquals(403, check.refusal(request, now.minus(beyond)).orElseThrow().status());
  }

  @Test
  void refusesTheOfficialClientWithAWrongKeyOrRegion() {
    try (EndpointStandIn endpoint = EndpointStandIn.start(OfficialClient.settings())) {
      URI uri = endpoint.uri();
      assertForbidden(
          OfficialClient.of(uri, OfficialClient.REGION, OfficialClient.KEY_ID, "other"));
      assertForbidden(
          OfficialClient.of(uri, OfficialClient.REGION, "AKIDOTHER", OfficialClient.SECRET));
      assertForbidden(
          OfficialClient.of(uri, "ca-central-1", OfficialClient.KEY_ID, OfficialClient.SECRET));
      assertEquals(3, endpoint.requests().size());
    }
  }

  @Test
  void refusesARequestThatIsNotSigned() throws Exception {
    try (EndpointStandIn endpoint = EndpointStandIn.start(OfficialClient.settings());
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(endpoint.uri().resolve("/connector-event/c"))
              .POST(HttpRequest.BodyPublishers.ofString(BODY))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(403, answer.statusCode());
      assertEquals(
          Optional.of("MissingAuthenticationTokenException"),
          answer.headers().firstValue("x-amzn-errortype"));
    }
  }

  private static void assertForbidden(IotManagedIntegrationsClient client) {
    try (client) {
      IotManagedIntegrationsException refused =
          assertThrows(
              IotManagedIntegrationsException.class,
              () -> client.sendConnectorEvent(EndpointStandInTest.event("c")));
      assertEquals(403, refused.statusCode());
      assertEquals("InvalidSignatureException", refused.awsErrorDetails().errorCode());
    }
  }

  private void assertRefused(RawRequest request) {
    Refusal refusal = check.refusal(request, Instant.now()).orElseThrow();
    assertEquals("InvalidSignatureException", refusal.type());
  }

  private static RawRequest with(
      RawRequest request, String path, Map<String, String> headers, String body) {
    return new RawRequest(request.method(), path, request.query(), headers, body.getBytes(UTF_8));
  }

  private static RawRequest signed(String service, String region) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("http://127.0.0.1:8080/connector-event/c%201"))
            .putHeader("content-type", "application/json")
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(
                            AwsBasicCredentials.create(
                                OfficialClient.KEY_ID, OfficialClient.SECRET))
                        .request(request)
                        .payload(() -> new StringInputStream(BODY))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
            .request();
    Map<String, String> headers = new HashMap<>();
    signed.forEachHeader(
        (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return new RawRequest("POST", signed.encodedPath(), "", headers, BODY.getBytes(UTF_8));
  }
}

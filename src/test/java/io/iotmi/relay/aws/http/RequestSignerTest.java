package io.iotmi.relay.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.aws.http.AwsHttp.AwsRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

final class RequestSignerTest {
  private static final AwsCredentials CREDENTIALS = AwsBasicCredentials.create("AKID", "secret");

  private Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
  private final RequestSigner signer = new RequestSigner("eu-west-1", () -> now);

  @Test
  void theScopeNamesDayRegionAndService() {
    String authorization = authorization(request("/"), CREDENTIALS);
    assertTrue(
        authorization.contains("Credential=AKID/20260102/eu-west-1/dynamodb/aws4_request"),
        authorization);
  }

  @Test
  void eachCallIsSignedWithTheTimeOfTheClock() {
    assertEquals(List.of("20260102T030405Z"), signed("/").get("X-Amz-Date"));
    now = now.plus(Duration.ofHours(24));
    assertEquals(List.of("20260103T030405Z"), signed("/").get("X-Amz-Date"));
  }

  @Test
  void aNewSecretIsUsedAtOnce() {
    String before = authorization(request("/"), CREDENTIALS);
    AwsCredentials rotated = AwsBasicCredentials.create("AKID", "rotated");
    assertNotEquals(before, authorization(request("/"), rotated));
  }

  @Test
  void whatAProxyMayChangeIsSentUnsigned() {
    Map<String, String> headers =
        Map.of("User-Agent", "connector-relay", "X-Amzn-Trace-Id", "Root=1");
    AwsRequest request = request("/", headers);
    assertEquals(List.of("connector-relay"), signer.sign(request, CREDENTIALS).get("User-Agent"));
    assertFalse(authorization(request, CREDENTIALS).contains("user-agent"));
    assertFalse(authorization(request, CREDENTIALS).contains("x-amzn-trace-id"));
  }

  @Test
  void aQueryIsPartOfWhatIsSigned() {
    assertNotEquals(
        authorization(request("/?a=b"), CREDENTIALS), authorization(request("/?a=c"), CREDENTIALS));
  }

  private Map<String, List<String>> signed(String path) {
    return signer.sign(request(path), CREDENTIALS);
  }

  private String authorization(AwsRequest request, AwsCredentials credentials) {
    return signer.sign(request, credentials).getOrDefault("Authorization", List.of("")).getFirst();
  }

  private static AwsRequest request(String path) {
    return request(path, Map.of());
  }

  private static AwsRequest request(String path, Map<String, String> headers) {
    return new AwsRequest(
        "dynamodb",
        URI.create("https://example.com" + path),
        headers,
        new byte[0],
        Duration.ofSeconds(1));
  }
}

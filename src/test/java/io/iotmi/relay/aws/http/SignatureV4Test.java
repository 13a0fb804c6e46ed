package io.iotmi.relay.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iotmi.relay.aws.http.AwsHttp.AwsRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Held against the signer of the SDK. */
final class SignatureV4Test {
  private static final String REGION = "eu-west-1";
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final AwsCredentials LONG_TERM = AwsBasicCredentials.create("AKID", "secret");
  private static final AwsCredentials SESSION =
      AwsSessionCredentials.create("ASIA", "other secret", "token/with+signs=");

  private static final List<String> PATHS =
      List.of(
          "",
          "/",
          "/connector-event/c",
          "/connector-event/a%20b%2Fc",
          "/stage/./x/../connector-event/%C3%A4",
          "/a:b@c/$&'()*+,;=/-._~");

  private static final List<String> HOSTS =
      List.of(
          "https://api.iotmanagedintegrations.eu-west-1.api.aws",
          "https://example.com:443",
          "https://example.com:8443",
          "http://127.0.0.1:8080",
          "http://[::1]:8080",
          "http://localhost:80");

  private final SignatureV4 signature = new SignatureV4(REGION);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithTheSignerOfTheSdkOnRandomRequests(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      AwsRequest request = request(random);
      AwsCredentials credentials = random.nextBoolean() ? LONG_TERM : SESSION;
      Instant now = NOW.plus(Duration.ofHours(random.nextInt(100)));
      assertEquals(
          bySdk(request, credentials, now), signature.sign(request, credentials, now), "" + i);
    }
  }

  @Test
  void aNewSecretIsUsedAtOnce() {
    AwsRequest request = request(new Random(1));
    AwsCredentials rotated = AwsBasicCredentials.create("AKID", "rotated");
    String before = signature.sign(request, LONG_TERM, NOW).get("authorization");
    assertNotEquals(before, signature.sign(request, rotated, NOW).get("authorization"));
    assertEquals(bySdk(request, rotated, NOW), signature.sign(request, rotated, NOW));
  }

  @Test
  void whatAProxyMayChangeIsSentUnsigned() {
    AwsRequest request =
        request("/", Map.of("User-Agent", "connector-relay", "X-Amzn-Trace-Id", "Root=1"));
    Map<String, String> headers = signature.sign(request, LONG_TERM, NOW);
    assertEquals("connector-relay", headers.get("user-agent"));
    assertFalse(headers.getOrDefault("authorization", "").contains("user-agent"));
    assertFalse(headers.getOrDefault("authorization", "").contains("x-amzn-trace-id"));
  }

  @Test
  void aQueryIsRefusedForItWouldGoUnsigned() {
    AwsRequest request = request("/?a=b", Map.of());
    assertThrows(IllegalArgumentException.class, () -> signature.sign(request, LONG_TERM, NOW));
  }

  private static AwsRequest request(Random random) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", random.nextBoolean() ? "application/json" : "  a   b ");
    headers.put("X-Amz-Target", "DynamoDB_20120810.BatchExecuteStatement");
    if (random.nextBoolean()) {
      headers.put("amz-sdk-request", "attempt=1; max=3");
      headers.put("User-Agent", "relay");
      headers.put("X-Amzn-Trace-Id", "Root=1-2-3");
    }
    return new AwsRequest(
        random.nextBoolean() ? "dynamodb" : "iotmanagedintegrations",
        URI.create(any(HOSTS, random) + any(PATHS, random)),
        headers,
        Integer.toString(random.nextInt(), 36)
            .repeat(random.nextInt(200))
            .getBytes(StandardCharsets.UTF_8),
        Duration.ofSeconds(1));
  }

  private static AwsRequest request(String path, Map<String, String> headers) {
    return new AwsRequest(
        "dynamodb",
        URI.create("https://example.com" + path),
        headers,
        new byte[0],
        Duration.ofSeconds(1));
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static Map<String, String> bySdk(
      AwsRequest request, AwsCredentials credentials, Instant now) {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(request.uri());
    request.headers().forEach(unsigned::putHeader);
    unsigned.putHeader("Content-Length", Integer.toString(request.body().length));
    Map<String, String> headers = new TreeMap<>();
    AwsV4HttpSigner.create()
        .sign(
            r ->
                r.identity(credentials)
                    .request(unsigned.build())
                    .payload(ContentStreamProvider.fromByteArray(request.body()))
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, request.signingName())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, REGION))
        .request()
        .forEachHeader(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return headers;
  }
}

package io.iotmi.relay.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.aws.http.AwsHttp.AwsRequest;
import io.iotmi.relay.local.endpoint.EndpointStandIn;
import io.iotmi.relay.local.endpoint.StandInSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** The relay's own calls, held against a signature that the receiver works out anew. */
final class SignedCallTest {
  private static final String REGION = "eu-west-1";
  private static final String KEY_ID = "AKIDEXAMPLE";
  private static final String SECRET = "secret";

  private static final int UNSIGNED = 403;

  /** The signature holds, but the body is no event. */
  private static final int INVALID = 400;

  @ParameterizedTest
  @ValueSource(strings = {"c", "a b/c", "\u00e4\u20ac", "100%", "%2F", "a:b@c$&'()*+,;=~", "..."})
  void isAcceptedWhateverTheConnectorIdHolds(String connectorId) throws IOException {
    assertEquals(INVALID, status(connectorId, SECRET, Map.of()));
  }

  @Test
  void isAcceptedWithHeadersThatHoldSpacesAndThatProxiesChange() throws IOException {
    Map<String, String> headers =
        Map.of(
            "amz-sdk-request", "attempt=1;  max=3", "X-Amzn-Trace-Id", "Root=1", "User-Agent", "r");
    assertEquals(INVALID, status("c", SECRET, headers));
  }

  @Test
  void isRefusedWithAnotherSecret() throws IOException {
    assertEquals(UNSIGNED, status("c", "other", Map.of()));
  }

  private static int status(String connectorId, String secret, Map<String, String> headers)
      throws IOException {
    SignedHttp http =
        new SignedHttp(
            () -> AwsBasicCredentials.create(KEY_ID, secret),
            REGION,
            Duration.ofSeconds(5),
            InstantSource.system());
    try (EndpointStandIn endpoint =
        EndpointStandIn.start(StandInSettings.of(REGION, KEY_ID, SECRET))) {
      URI uri =
          Endpoints.below(
              endpoint.uri(), "/connector-event/" + SdkHttpUtils.urlEncode(connectorId));
      byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
      return http.post(
              new AwsRequest("iotmanagedintegrations", uri, headers, body, Duration.ofSeconds(10)))
          .status();
    }
  }
}

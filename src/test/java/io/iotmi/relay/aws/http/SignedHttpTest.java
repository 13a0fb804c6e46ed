package io.iotmi.relay.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.aws.http.AwsHttp.AwsRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SignedHttpTest {
  private static final URI HOST = URI.create("https://example.com/a");

  private final SignedHttp http = AnyCaller.http();

  @Test
  void aConnectionThatTheServerHasClosedIsNotUsed() throws Exception {
    try (ForgetfulServer server = new ForgetfulServer()) {
      for (int i = 1; i <= 5; i++) {
        assertEquals(202, http.post(request(server.uri(), 2_000)).status());
        server.awaitClosed();
        assertEquals(i, server.answered());
      }
    }
  }

  @Test
  void connectingMayTakeAQuarterOfTheTime() throws IOException {
    HttpURLConnection connection = http.prepared(request(HOST, 2_000));
    assertEquals(500, connection.getConnectTimeout());
    assertEquals(1_500, connection.getReadTimeout());
  }

  @Test
  void connectingNeverTakesLongerThanItsOwnLimit() throws IOException {
    HttpURLConnection connection = http.prepared(request(HOST, 60_000));
    assertEquals(1_000, connection.getConnectTimeout());
    assertEquals(59_000, connection.getReadTimeout());
  }

  @Test
  void aRequestWithHardlyAnyTimeStillHasTimeouts() throws IOException {
    HttpURLConnection connection = http.prepared(request(HOST, 0));
    assertEquals(1, connection.getConnectTimeout());
    assertEquals(1, connection.getReadTimeout());
  }

  private static AwsRequest request(URI uri, int millis) {
    return new AwsRequest(
        "dynamodb",
        uri,
        Map.of("Content-Type", "text/plain"),
        new byte[2],
        Duration.ofMillis(millis));
  }
}

package io.iotmi.relay.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.aws.http.AwsHttp.AwsRequest;
import io.iotmi.relay.aws.http.KeptConnections.Next;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

final class KeptConnectionsTest {
  private static final URI HOST = URI.create("https://example.com/a");
  private static final URI SAME_HOST = URI.create("https://example.com/b");
  private static final URI OTHER_HOST = URI.create("https://example.com:8443/a");

  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final KeptConnections kept = new KeptConnections(() -> now);

  @Test
  void theOneThatCameBackLastIsNextForItsHost() {
    kept.giveBack(HOST);
    now = now.plusSeconds(5);
    kept.giveBack(SAME_HOST);
    assertEquals(Next.NEW, kept.take(OTHER_HOST));
    assertEquals(Next.FRESH, kept.take(HOST));
    assertEquals(Next.IDLE, kept.take(HOST));
    assertEquals(Next.NEW, kept.take(HOST));
  }

  @Test
  void aClockThatWasSetBackMakesNothingFresh() {
    kept.giveBack(HOST);
    now = now.minusSeconds(5);
    assertEquals(Next.IDLE, kept.take(HOST));
  }

  @Test
  void aConnectionThatTheServerClosedWhileItWasIdleIsNotUsed() throws Exception {
    try (ForgetfulServer server = new ForgetfulServer()) {
      SignedHttp http = http();
      assertEquals(202, http.post(request(server)).status());
      server.awaitClosed();
      now = now.plusSeconds(2);
      assertEquals(202, http.post(request(server)).status());
      assertEquals(2, server.answered());
    }
  }

  @Test
  void oneThatTheServerClosedMomentsAfterItsUseCostsOneTryAtMost() throws Exception {
    try (ForgetfulServer server = new ForgetfulServer()) {
      SignedHttp http = http();
      assertEquals(202, http.post(request(server)).status());
      server.awaitClosed();
      int status;
      try {
        status = http.post(request(server)).status();
      } catch (IOException e) {
        // Whether the JDK notices while it still writes is up to the network.
        status = http.post(request(server)).status();
      }
      assertEquals(202, status);
      assertEquals(2, server.answered());
    }
  }

  @Test
  void connectingMayTakeHalfOfTheTimeButATenthWhereItIsNotExpected() throws IOException {
    SignedHttp http = http();
    AwsRequest request = request(HOST);
    assertEquals(1_000, http.prepared(request, Next.NEW).getConnectTimeout());
    assertEquals(1_000, http.prepared(request, Next.NEW).getReadTimeout());
    assertEquals(200, http.prepared(request, Next.IDLE).getConnectTimeout());
    assertEquals(1_800, http.prepared(request, Next.FRESH).getReadTimeout());
  }

  private SignedHttp http() {
    return new SignedHttp(
        () -> AwsBasicCredentials.create("AKID", "secret"),
        "eu-west-1",
        Duration.ofSeconds(5),
        () -> now);
  }

  private static AwsRequest request(ForgetfulServer server) {
    return request(server.uri());
  }

  private static AwsRequest request(URI uri) {
    return new AwsRequest(
        "dynamodb", uri, Map.of("Content-Type", "text/plain"), new byte[2], Duration.ofSeconds(2));
  }
}

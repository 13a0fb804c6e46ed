package io.iotmi.relay.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

final class CredentialsTest {
  @Test
  void readsTheEnvironmentAnewForEachCall() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ACCESS_KEY_ID", "first");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    Credentials credentials = new Credentials(environment::get, this::unwanted, this::unwanted);
    assertEquals("first", credentials.resolveCredentials().accessKeyId());
    environment.put("AWS_ACCESS_KEY_ID", "second");
    environment.put("AWS_SESSION_TOKEN", "token");
    assertEquals(
        AwsSessionCredentials.create("second", "secret", "token"),
        credentials.resolveCredentials());
  }

  @Test
  void asksTheContainerEndpointAgainWhereItsCredentialsAreAboutToExpire() throws Exception {
    int[] asked = {0};
    try (StubServer stub =
        new StubServer(
            exchange ->
                new StubServer.Reply(
                        200,
                        Map.of(),
                        "{\"AccessKeyId\":\"key-"
                            + ++asked[0]
                            + "\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\""
                            + Instant.now().plusSeconds(90).truncatedTo(ChronoUnit.SECONDS)
                            + "\"}")
                    .to(exchange))) {
      String uri = stub.uri() + "/credentials";
      System.setProperty("aws.containerCredentialsFullUri", uri);
      System.setProperty("aws.containerAuthorizationToken", "pass");
      try {
        Credentials credentials =
            new Credentials(
                Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri)::get,
                () -> ContainerCredentialsProvider.builder().build(),
                this::unwanted);
        assertEquals("key-1", credentials.resolveCredentials().accessKeyId());
        assertEquals("key-2", credentials.resolveCredentials().accessKeyId());
        assertEquals("pass", stub.last().header("authorization"));
      } finally {
        System.clearProperty("aws.containerCredentialsFullUri");
        System.clearProperty("aws.containerAuthorizationToken");
      }
    }
  }

  @Test
  void asksTheContainerEndpointAgainOnceAServiceCallsItsCredentialsExpired() throws Exception {
    int[] asked = {0};
    Credentials credentials =
        new Credentials(
            Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/")::get,
            () -> {
              AwsCredentials cached = AwsBasicCredentials.create("key-" + ++asked[0], "secret");
              return () -> cached;
            },
            this::unwanted);
    StubServer.Reply expired = StubServer.Reply.of(403, "ExpiredTokenException");
    try (StubServer stub = StubServer.answering(expired, StubServer.Reply.of(200))) {
      SignedHttp http =
          new SignedHttp(credentials, "eu-west-1", Duration.ofSeconds(2), InstantSource.system());
      for (int status : new int[] {403, 200}) {
        assertEquals(status, http.post(request(stub)).status());
      }
      assertEquals(
          List.of("key-1", "key-2"),
          stub.received().stream()
              .map(r -> r.header("authorization").replaceFirst(".*Credential=([^/]*)/.*", "$1"))
              .toList());
    }
  }

  private static AwsHttp.AwsRequest request(StubServer stub) {
    return new AwsHttp.AwsRequest(
        "service", stub.uri(), Map.of(), new byte[] {'{', '}'}, Duration.ofSeconds(5));
  }

  private AwsCredentialsProvider unwanted() {
    throw new AssertionError("not to be loaded");
  }
}

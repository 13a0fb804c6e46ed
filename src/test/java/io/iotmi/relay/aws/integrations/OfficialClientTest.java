package io.iotmi.relay.aws.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.iotmi.relay.aws.http.SignedHttp;
import io.iotmi.relay.aws.http.StubServer;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.send.NoPace;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iotmanagedintegrations.IotManagedIntegrationsClient;

/** The generated client of AWS says what a right request is. */
final class OfficialClientTest {
  private static final long SEED = 20_251_123;
  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", "secret", "token"));
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Test
  void sendsWhatTheGeneratedClientSends() throws Exception {
    RandomRequests requests = new RandomRequests(SEED);
    try (StubServer stub = StubServer.answering(StubServer.Reply.accepted());
        IotManagedIntegrationsClient official =
            IotManagedIntegrationsClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(stub.uri())
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
      ManagedIntegrationsSender relay = sender(stub);
      for (int i = 0; i < 1_000; i++) {
        String which = "request " + i + " of seed " + SEED;
        SendConnectorEvent request = requests.next();
        official.sendConnectorEvent(OfficialRequest.of(request));
        StubServer.Received right = stub.last();
        assertEquals(new Answer.Accepted(), relay.send(request, null, deadline()).answer(), which);
        StubServer.Received ours = stub.last();

        assertEquals(right.method(), ours.method(), which);
        assertEquals(right.path(), ours.path(), which);
        assertEquals(JSON.readTree(right.body()), JSON.readTree(ours.body()), which);
        assertEquals(right.signedHeaders(), ours.signedHeaders(), which);
        assertTrue(ours.signedHeaders().contains("amz-sdk-invocation-id"), ours.signedHeaders());
        assertEquals(right.headers().keySet(), ours.headers().keySet(), which);
        assertEquals(right.header("content-type"), ours.header("content-type"), which);
        assertEquals(hash(ours.body()), ours.header("x-amz-content-sha256"), which);
      }
    }
  }

  @Test
  void signsSoThatTheServiceComesToTheSameSignature() throws Exception {
    try (StubServer stub = StubServer.answering(StubServer.Reply.accepted())) {
      SendConnectorEvent request = Requests.plain(Operation.DEVICE_EVENT);
      sender(stub).send(request, "Root=1-2-3;Sampled=1", deadline());

      StubServer.Received sent = stub.last();
      assertEquals("Root=1-2-3;Sampled=1", sent.header("x-amzn-trace-id"));
      String authorization = sent.header("authorization");
      assertEquals(signature(sent), authorization.replaceFirst(".*Signature=", ""));
    }
  }

  /**
   * By https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
   */
  private static String signature(StubServer.Received sent) throws Exception {
    StringBuilder canonical = new StringBuilder("POST\n" + sent.path() + "\n\n");
    for (String name : sent.signedHeaders().split(";", -1)) {
      canonical.append(name).append(':').append(sent.header(name)).append('\n');
    }
    canonical.append('\n').append(sent.signedHeaders()).append('\n').append(hash(sent.body()));
    String time = sent.header("x-amz-date");
    String scope = time.substring(0, 8) + "/eu-west-1/iotmanagedintegrations/aws4_request";
    String toSign =
        "AWS4-HMAC-SHA256\n"
            + time
            + "\n"
            + scope
            + "\n"
            + hash(canonical.toString().getBytes(StandardCharsets.UTF_8));
    byte[] key = "AWS4secret".getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static ManagedIntegrationsSender sender(StubServer stub) {
    return new ManagedIntegrationsSender(
        stub.uri(),
        new SignedHttp(CREDENTIALS, "eu-west-1", Duration.ofSeconds(5), InstantSource.system()),
        new NoPace(),
        RetryRules.STANDARD);
  }

  private static Deadline deadline() {
    return new Deadline(Instant.now().plusSeconds(60), InstantSource.system());
  }
}

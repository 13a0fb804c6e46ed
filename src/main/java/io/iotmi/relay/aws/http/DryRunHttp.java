package io.iotmi.relay.aws.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * A dry run of a call, for priming: signs and sets the connection up, does not connect, and gives
 * the answer that a service would give to one event. Thread-safe.
 */
public final class DryRunHttp implements AwsHttp {
  private static final String DYNAMODB_ANSWER = "{\"Responses\":[{\"TableName\":\"priming\"}]}";

  /** A key of zeros, which encrypts nothing that is kept. */
  private static final String KMS_ANSWER =
      "{\"Plaintext\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\",\"CiphertextBlob\":\"AA==\"}";

  private static final String SECRET_ANSWER = "{\"SecretString\":\"priming\"}";
  private static final int HTTPS = 443;

  private final SignedHttp http;

  public DryRunHttp(String region) {
    this.http =
        new SignedHttp(
            () -> AwsSessionCredentials.create("priming", "priming", "priming"),
            region,
            Duration.ofSeconds(1),
            InstantSource.system());
    primeTls();
    primeContainerCredentials();
  }

  @Override
  public AwsResponse post(AwsRequest request) throws IOException {
    HttpURLConnection _ = http.prepared(request);
    return switch (request.signingName()) {
      case "dynamodb" -> answer(200, DYNAMODB_ANSWER);
      case "kms" -> answer(200, KMS_ANSWER);
      case "sqs" -> answer(200, "{\"MessageId\":\"priming\"}");
      case "secretsmanager" -> answer(200, SECRET_ANSWER);
      default -> answer(202, "{\"ConnectorId\":\"" + lastSegment(request.uri()) + "\"}");
    };
  }

  private static String lastSegment(URI uri) {
    return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
  }

  private static AwsResponse answer(int status, String body) {
    return new AwsResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Loads the trust store and most of TLS by the first message of a handshake, which is not sent.
   */
  private static void primeTls() {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine("priming.invalid", HTTPS);
      engine.setUseClientMode(true);
      ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      var _ = engine.wrap(ByteBuffer.allocate(0), hello);
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException("TLS cannot be primed", e);
    }
  }

  /** Loads the provider that finds credentials after a restore, and its parser, without a call. */
  private static void primeContainerCredentials() {
    try (ContainerCredentialsProvider _ = ContainerCredentialsProvider.builder().build()) {
      var _ = JsonNode.parser().parse("{\"AccessKeyId\":\"priming\"}");
    }
  }
}

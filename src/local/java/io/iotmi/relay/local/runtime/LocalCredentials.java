package io.iotmi.relay.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.local.wire.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The endpoint from which a function with SnapStart gets its credentials. See
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
public final class LocalCredentials implements AutoCloseable {
  private static final Duration VALID = Duration.ofHours(1);

  private final String pass = UUID.randomUUID().toString();
  private final AtomicInteger given = new AtomicInteger();
  private final String answer;
  private final LocalServer server;

  private LocalCredentials(String keyId, String secret) {
    this.answer =
        """
        {"AccessKeyId":"%s","SecretAccessKey":"%s","Token":"local-session","Expiration":"%s"}"""
            .formatted(keyId, secret, Instant.now().plus(VALID).truncatedTo(ChronoUnit.SECONDS));
    this.server = LocalServer.start(this::handle);
  }

  public static LocalCredentials start(String keyId, String secret) {
    return new LocalCredentials(keyId, secret);
  }

  /** How often credentials were given out. */
  public int given() {
    return given.get();
  }

  Map<String, String> environment() {
    return Map.of(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        server.url() + "/2021-04-23/credentials",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        pass);
  }

  private void handle(HttpExchange exchange, byte[] body) throws IOException {
    if (pass.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      given.incrementAndGet();
      LocalServer.reply(exchange, 200, "application/json", answer.getBytes(StandardCharsets.UTF_8));
    } else {
      LocalServer.reply(exchange, 401, "application/json", new byte[0]);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

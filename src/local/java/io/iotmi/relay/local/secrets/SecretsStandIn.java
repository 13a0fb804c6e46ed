package io.iotmi.relay.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.local.wire.JsonTrees;
import io.iotmi.relay.local.wire.ListenAddress;
import io.iotmi.relay.local.wire.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers {@code GetSecretValue}. See
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
public final class SecretsStandIn implements AutoCloseable {
  private static final String TARGET = "secretsmanager.GetSecretValue";
  private static final String TYPE = "application/x-amz-json-1.1";

  private final LocalServer server = LocalServer.start(ListenAddress.free(), this::handle);
  private final Map<String, Map<String, String>> secrets = new ConcurrentHashMap<>();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean down;

  public URI uri() {
    return URI.create(server.url());
  }

  /** Gives the secret another value; the one it had becomes the previous one. */
  public void put(String arn, String value) {
    secrets.compute(
        arn,
        (name, versions) ->
            versions == null
                ? Map.of("AWSCURRENT", value)
                : Map.of(
                    "AWSCURRENT", value, "AWSPREVIOUS", versions.getOrDefault("AWSCURRENT", "")));
  }

  /** Gives the secret a version that is asked for by its id. */
  public void put(String arn, String versionId, String value) {
    secrets.merge(
        arn,
        Map.of(versionId, value),
        (before, more) -> {
          Map<String, String> all = new HashMap<>(before);
          all.putAll(more);
          return all;
        });
  }

  /** From now on each request for the secret is refused. */
  public void deny(String arn) {
    denied.add(arn);
  }

  /** From now on the service answers with an error of its own, or no longer. */
  public void down(boolean isDown) {
    down = isDown;
  }

  /** How many requests came. */
  public int asked() {
    return asked.get();
  }

  private void handle(HttpExchange exchange, byte[] body) throws IOException {
    asked.incrementAndGet();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    JsonNode request = JsonTrees.read(body).orElse(JsonTrees.object());
    if (down) {
      error(exchange, 500, "InternalServiceError");
    } else if (authorization == null || !authorization.contains("/secretsmanager/aws4_request")) {
      error(exchange, 400, "MissingAuthenticationTokenException");
    } else if (!TARGET.equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
        || !TYPE.equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      error(exchange, 400, "UnknownOperationException");
    } else {
      String version = request.path("VersionId").asText(request.path("VersionStage").asText());
      value(exchange, request.path("SecretId").asText(), version);
    }
  }

  private void value(HttpExchange exchange, String arn, String stage) throws IOException {
    if (denied.contains(arn)) {
      error(exchange, 400, "AccessDeniedException");
      return;
    }
    String value = secrets.getOrDefault(arn, Map.of()).get(stage);
    if (value == null) {
      error(exchange, 400, "ResourceNotFoundException");
      return;
    }
    ObjectNode answer = JsonTrees.object();
    answer.put("ARN", arn);
    answer.put("SecretString", value);
    answer.putArray("VersionStages").add(stage);
    LocalServer.reply(exchange, 200, TYPE, JsonTrees.bytes(answer));
  }

  private static void error(HttpExchange exchange, int status, String name) throws IOException {
    ObjectNode answer = JsonTrees.object();
    answer.put("__type", name);
    answer.put("Message", "of the stand-in");
    LocalServer.reply(exchange, status, TYPE, JsonTrees.bytes(answer));
  }

  @Override
  public void close() {
    server.close();
  }
}

package io.iotmi.relay.bench;

import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.local.kms.KmsStandIn;
import io.iotmi.relay.local.wire.JsonTrees;
import io.iotmi.relay.local.wire.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Both services behind one port, so light that it is never what is measured: takes everything,
 * answers after a fixed time, counts what goes to the table.
 */
public final class ServiceStub implements AutoCloseable {
  /** Of the connector whose function is measured. */
  public static final String CONNECTOR_ID = "bench-connector";

  private static final String STATEMENT = "\"Statement\"";

  private final Duration endpointLatency;
  private final Duration tableLatency;
  private final AtomicLong tableRequests = new AtomicLong();
  private final AtomicLong firstDelivery = new AtomicLong();
  private static final String TAKEN = "{\"Successful\":[{\"Id\":\"m0\"}],\"Failed\":[]}";

  private final LocalServer server;
  private volatile String secret = "";

  private ServiceStub(Duration endpointLatency, Duration tableLatency) {
    this.endpointLatency = endpointLatency;
    this.tableLatency = tableLatency;
    this.server = LocalServer.start(this::handle);
  }

  public static ServiceStub start(Duration endpointLatency, Duration tableLatency) {
    return new ServiceStub(endpointLatency, tableLatency);
  }

  /** What a function is told to find the services here. */
  Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("AWS_REGION", "eu-west-1"),
        Map.entry("AWS_DEFAULT_REGION", "eu-west-1"),
        Map.entry("AWS_ACCESS_KEY_ID", "AKIDBENCH"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "bench-only"),
        Map.entry("AWS_SESSION_TOKEN", "bench-session"),
        Map.entry("AWS_ENDPOINT_URL_IOT_MANAGED_INTEGRATIONS", server.url()),
        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", server.url()),
        Map.entry("AWS_ENDPOINT_URL_SECRETS_MANAGER", server.url()),
        Map.entry("AWS_ENDPOINT_URL_SQS", server.url()),
        Map.entry("POWERTOOLS_SERVICE_NAME", "bench"),
        Map.entry("CONNECTOR_ID", CONNECTOR_ID),
        Map.entry("LEDGER_TABLE", "bench-ledger"),
        Map.entry("SEND_RATE_LIMIT", "unlimited"));
  }

  /** The same for a function that answers operations with a vendor. */
  public Map<String, String> operations(String vendor, URI api, URI kms) {
    Map<String, String> all = new HashMap<>(environment());
    all.put("VENDOR", vendor);
    all.put("VENDOR_API_ADDRESS", api.toString());
    all.put("AWS_ENDPOINT_URL_KMS", kms.toString());
    all.put("TOKEN_KEY", KmsStandIn.KEY);
    all.put("JOB_QUEUE_URL", server.url() + "/jobs");
    all.put("WEBHOOK_URL", server.url() + "/webhook");
    return Map.copyOf(all);
  }

  long tableRequests() {
    return tableRequests.get();
  }

  /** When the first event was accepted, as {@link System#nanoTime} tells; 0 before. */
  long firstDelivery() {
    return firstDelivery.get();
  }

  private void handle(HttpExchange exchange, byte[] body) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target == null) {
      pause(endpointLatency);
      firstDelivery.compareAndSet(0, System.nanoTime());
      reply(exchange, 202, "{\"ConnectorId\":\"bench-connector\"}");
    } else if (!target.startsWith("DynamoDB")) {
      pause(tableLatency);
      reply(exchange, 200, target.startsWith("secretsmanager") ? secretAnswer() : TAKEN);
    } else {
      tableRequests.incrementAndGet();
      pause(tableLatency);
      reply(exchange, 200, tableAnswer(new String(body, StandardCharsets.UTF_8)));
    }
  }

  private String secretAnswer() {
    return "{\"SecretString\":" + JsonTrees.object().textNode(secret) + "}";
  }

  /** What Secrets Manager holds from now on. */
  public void secret(String text) {
    secret = text;
  }

  /** An empty answer for each statement of a batch; one for a write of one item. */
  private static String tableAnswer(String request) {
    int statements = request.split(STATEMENT, -1).length - 1;
    return statements == 0
        ? "{}"
        : IntStream.range(0, statements)
            .mapToObj(i -> "{\"TableName\":\"bench-ledger\"}")
            .collect(Collectors.joining(",", "{\"Responses\":[", "]}"));
  }

  private static void pause(Duration latency) {
    try {
      Thread.sleep(latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    LocalServer.reply(
        exchange, status, "application/x-amz-json-1.0", body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}

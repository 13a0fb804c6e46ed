package io.iotmi.relay.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.runtime.Invoker;
import io.iotmi.relay.local.wire.JsonTrees;
import io.iotmi.relay.local.wire.ListenAddress;
import io.iotmi.relay.local.wire.LocalServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * {@code POST /events} and what is below {@code /webhook} as an HTTP API, {@code POST /v1/events}
 * as a REST API, {@code GET /} a page that shows what arrived and what was sent, {@code GET /state}
 * the same as JSON, {@code POST /samples} what a tool does on demand.
 */
public final class LocalGateway implements AutoCloseable {
  /** API Gateway ends an integration after 29 to 30 seconds. */
  private static final Duration INTEGRATION = Duration.ofSeconds(29);

  private static final byte[] BROKEN =
      "{\"message\":\"Internal Server Error\"}".getBytes(StandardCharsets.UTF_8);

  private static final byte[] UNKNOWN =
      "{\"message\":\"Not Found\"}".getBytes(StandardCharsets.UTF_8);

  private static final String STATE = "/state";
  private static final String SAMPLES = "/samples";

  private final LocalServer server;
  private final Invoker function;
  private final Function<String, Optional<JsonNode>> state;
  private final Function<String, Optional<JsonNode>> samples;
  private final InstantSource clock;

  private LocalGateway(
      ListenAddress address,
      Invoker function,
      Function<String, Optional<JsonNode>> state,
      Function<String, Optional<JsonNode>> samples,
      InstantSource clock) {
    this.function = function;
    this.state = state;
    this.samples = samples;
    this.clock = clock;
    this.server = LocalServer.start(address, this::handle);
  }

  /**
   * Opens the door.
   *
   * @param state what {@code GET} shows under {@code /state}, by the rest of the path
   */
  public static LocalGateway open(
      ListenAddress address,
      Invoker function,
      Function<String, Optional<JsonNode>> state,
      InstantSource clock) {
    return open(address, function, state, path -> Optional.empty(), clock);
  }

  /**
   * Opens the door of a stack that has samples to send.
   *
   * @param state what {@code GET} shows under {@code /state}, by the rest of the path
   * @param samples what {@code POST} does under {@code /samples}, by the rest of the path
   */
  public static LocalGateway open(
      ListenAddress address,
      Invoker function,
      Function<String, Optional<JsonNode>> state,
      Function<String, Optional<JsonNode>> samples,
      InstantSource clock) {
    return new LocalGateway(address, function, state, samples, clock);
  }

  public String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/" -> LocalServer.reply(exchange, 200, "text/html; charset=utf-8", page());
      case "/events" -> {
        String trace = trace(exchange);
        relay(exchange, GatewayEvent.v2(exchange, body, trace, clock.instant()), trace);
      }
      case "/v1/events" -> {
        String trace = trace(exchange);
        relay(exchange, GatewayEvent.v1(exchange, body, trace), trace);
      }
      case String webhook when webhook.equals("/webhook") || webhook.startsWith("/webhook/") -> {
        String trace = trace(exchange);
        relay(exchange, GatewayEvent.v2(exchange, body, trace, clock.instant()), trace);
      }
      default -> {
        Optional<JsonNode> found = found(exchange.getRequestMethod(), path);
        LocalServer.reply(
            exchange,
            found.isPresent() ? 200 : 404,
            "application/json",
            found.map(JsonTrees::bytes).orElse(UNKNOWN));
      }
    }
  }

  private Optional<JsonNode> found(String method, String path) {
    if (path.startsWith(STATE)) {
      return state.apply(path.substring(STATE.length()));
    }
    return path.startsWith(SAMPLES) && method.equals("POST")
        ? samples.apply(path.substring(SAMPLES.length()))
        : Optional.empty();
  }

  private void relay(HttpExchange exchange, byte[] event, String trace) throws IOException {
    InvocationResult result = function.invoke(event, INTEGRATION, trace);
    Optional<JsonNode> reply =
        result.functionError() ? Optional.empty() : JsonTrees.read(result.payload());
    if (reply.isEmpty() || !reply.get().path("statusCode").isInt()) {
      LocalServer.reply(exchange, 502, "application/json", BROKEN);
      return;
    }
    String text = reply.get().path("body").asText("");
    byte[] body =
        reply.get().path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    reply
        .get()
        .path("headers")
        .properties()
        .forEach(
            header ->
                exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText()));
    String type = exchange.getResponseHeaders().getFirst("Content-Type");
    LocalServer.reply(
        exchange,
        reply.get().path("statusCode").asInt(),
        type == null ? "application/json" : type,
        body);
  }

  /** API Gateway gives every request an X-Ray header, if the client did not. */
  private String trace(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id");
    if (given != null) {
      return given;
    }
    byte[] random = new byte[12];
    ThreadLocalRandom.current().nextBytes(random);
    return "Root=1-%08x-%s"
        .formatted(clock.instant().getEpochSecond(), HexFormat.of().formatHex(random));
  }

  private static byte[] page() throws IOException {
    try (InputStream page = LocalGateway.class.getResourceAsStream("index.html")) {
      if (page == null) {
        throw new IllegalStateException("no page beside " + LocalGateway.class.getName());
      }
      return page.readAllBytes();
    }
  }
}

package io.iotmi.relay.local.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;

/** Writes what goes back over the wire, whole or broken on purpose. */
final class EndpointAnswer {
  private static final int ACCEPTED = 202;

  private EndpointAnswer() {}

  static void accepted(HttpExchange exchange, String connectorId) throws IOException {
    whole(exchange, ACCEPTED, acceptance(connectorId));
  }

  static void refused(HttpExchange exchange, Refusal refusal) throws IOException {
    exchange.getResponseHeaders().set("x-amzn-errortype", refusal.type());
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("Message", refusal.message());
    if (refusal.resourceId() != null) {
      body.put("ResourceId", refusal.resourceId());
    }
    whole(exchange, refusal.status(), body.toString().getBytes(UTF_8));
  }

  static void verbatim(HttpExchange exchange, FaultAction.Verbatim answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  static void garbage(HttpExchange exchange) throws IOException {
    whole(exchange, ACCEPTED, "<html>{".getBytes(UTF_8));
  }

  static void wrongType(HttpExchange exchange) throws IOException {
    verbatim(exchange, FaultAction.Verbatim.page(ACCEPTED));
  }

  /** The caller closes the exchange, and the rest that was announced never comes. */
  static void truncated(HttpExchange exchange, String connectorId) throws IOException {
    byte[] body = acceptance(connectorId);
    start(exchange, ACCEPTED, body.length);
    exchange.getResponseBody().write(Arrays.copyOf(body, body.length / 2));
    exchange.getResponseBody().flush();
  }

  private static byte[] acceptance(String connectorId) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ConnectorId", connectorId)
        .toString()
        .getBytes(UTF_8);
  }

  private static void whole(HttpExchange exchange, int status, byte[] body) throws IOException {
    start(exchange, status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void start(HttpExchange exchange, int status, int length) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, length);
  }
}

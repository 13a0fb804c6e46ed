package io.iotmi.relay.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as the event that API Gateway makes of it. See
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
final class GatewayEvent {
  private static final String ACCOUNT = "000000000000";

  private GatewayEvent() {}

  /** Payload format 2.0, of an HTTP API. */
  static byte[] v2(HttpExchange exchange, byte[] body, String trace, Instant now) {
    ObjectNode event = JsonTrees.object();
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    event.put("version", "2.0");
    event.put("routeKey", exchange.getRequestMethod() + " " + path);
    event.put("rawPath", path);
    event.put("rawQueryString", query == null ? "" : query);
    ObjectNode headers = event.putObject("headers");
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    headers.put("x-amzn-trace-id", trace);
    ObjectNode context = event.putObject("requestContext");
    context.put("accountId", ACCOUNT);
    context.put("apiId", "local");
    context.put("requestId", UUID.randomUUID().toString());
    context.put("routeKey", exchange.getRequestMethod() + " " + path);
    context.put("stage", "$default");
    context.put("timeEpoch", now.toEpochMilli());
    ObjectNode http = context.putObject("http");
    http.put("method", exchange.getRequestMethod());
    http.put("path", path);
    http.put("protocol", exchange.getProtocol());
    http.put("sourceIp", "127.0.0.1");
    http.put("userAgent", exchange.getRequestHeaders().getFirst("User-Agent"));
    putBody(event, exchange.getRequestHeaders(), body);
    return JsonTrees.bytes(event);
  }

  /** Payload format 1.0, of a REST API. */
  static byte[] v1(HttpExchange exchange, byte[] body, String trace) {
    ObjectNode event = JsonTrees.object();
    String path = exchange.getRequestURI().getPath();
    event.put("resource", path);
    event.put("path", path);
    event.put("httpMethod", exchange.getRequestMethod());
    ObjectNode headers = event.putObject("headers");
    ObjectNode multi = event.putObject("multiValueHeaders");
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      headers.put(header.getKey(), header.getValue().getLast());
      header.getValue().forEach(multi.withArray(header.getKey())::add);
    }
    headers.put("X-Amzn-Trace-Id", trace);
    multi.putArray("X-Amzn-Trace-Id").add(trace);
    ObjectNode context = event.putObject("requestContext");
    context.put("accountId", ACCOUNT);
    context.put("apiId", "local");
    context.put("httpMethod", exchange.getRequestMethod());
    context.put("path", path);
    context.put("protocol", exchange.getProtocol());
    context.put("requestId", UUID.randomUUID().toString());
    context.put("resourcePath", path);
    context.put("stage", "local");
    putBody(event, exchange.getRequestHeaders(), body);
    return JsonTrees.bytes(event);
  }

  private static void putBody(ObjectNode event, Headers headers, byte[] body) {
    boolean text = isText(headers.getFirst("Content-Type"));
    event.put("isBase64Encoded", !text);
    event.put(
        "body",
        text ? new String(body, StandardCharsets.UTF_8) : Base64.getEncoder().encodeToString(body));
  }

  private static boolean isText(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.startsWith("application/json")
        || type.startsWith("application/xml")
        || type.startsWith("application/javascript");
  }
}

package io.iotmi.relay.entry;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.report.CallerReply;
import io.iotmi.relay.stage.report.Room;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Replies to HTTP requests. The body is JSON that stands as a string inside JSON. */
final class HttpReplies {
  /** Lambda hands back at most 6 MB; status and headers take their part. */
  private static final Room GATEWAY = new Room(6_000_000, true);

  /** A load balancer takes at most 1 MB from a function. */
  private static final Room BALANCER = new Room(995_000, true);

  private HttpReplies() {}

  static byte[] v1(CallerReply reply) {
    return v1(reply.status(), reply.headers(), body(reply, GATEWAY));
  }

  static byte[] v1(int status, Map<String, String> headers, String body) {
    APIGatewayProxyResponseEvent event =
        new APIGatewayProxyResponseEvent()
            .withStatusCode(status)
            .withHeaders(headers)
            .withBody(body)
            .withIsBase64Encoded(false);
    return bytes(event.getStatusCode(), null, headers(event.getHeaders()), event.getBody());
  }

  static byte[] v2(CallerReply reply) {
    return v2(reply.status(), reply.headers(), body(reply, GATEWAY));
  }

  static byte[] v2(int status, Map<String, String> headers, String body) {
    APIGatewayV2HTTPResponse event =
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(status)
            .withHeaders(headers)
            .withBody(body)
            .withIsBase64Encoded(false)
            .build();
    return bytes(event.getStatusCode(), null, headers(event.getHeaders()), event.getBody());
  }

  /**
   * In the mode of the request: a load balancer passes over the headers of the other one.
   *
   * @param multiValue whether the target group has multi-value headers turned on
   */
  static byte[] balanced(CallerReply reply, boolean multiValue) {
    return balanced(reply.status(), reply.headers(), body(reply, BALANCER), multiValue);
  }

  static byte[] balanced(int status, Map<String, String> headers, String body, boolean multiValue) {
    ApplicationLoadBalancerResponseEvent event = new ApplicationLoadBalancerResponseEvent();
    event.setStatusCode(status);
    event.setStatusDescription(status + " " + reasonPhrase(status));
    event.setBody(body);
    if (multiValue) {
      Map<String, List<String>> all = new TreeMap<>();
      headers.forEach((name, value) -> all.put(name, List.of(value)));
      event.setMultiValueHeaders(all);
    } else {
      event.setHeaders(headers);
    }
    return bytes(
        event.getStatusCode(),
        event.getStatusDescription(),
        multiValue ? multiValueHeaders(event.getMultiValueHeaders()) : headers(event.getHeaders()),
        event.getBody());
  }

  /** As RFC 9110 names the status. */
  private static String reasonPhrase(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 202 -> "Accepted";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 503 -> "Service Unavailable";
      default -> {
        if (status < 200 || status >= 300) {
          throw new IllegalArgumentException("no reply has the status " + status);
        }
        // A folder chooses the status of its handshakes.
        yield "OK";
      }
    };
  }

  private static byte[] bytes(
      int status, @Nullable String description, Map<String, Json> headers, String body) {
    return JsonWriter.bytes(
        new JsonMembers()
            .number("statusCode", status)
            .text("statusDescription", description)
            .all(headers)
            .text("body", body)
            .bool("isBase64Encoded", false)
            .object());
  }

  private static Map<String, Json> headers(Map<String, String> headers) {
    JsonMembers names = new JsonMembers();
    new TreeMap<>(headers).forEach(names::text);
    return Map.of("headers", names.object());
  }

  private static Map<String, Json> multiValueHeaders(Map<String, List<String>> headers) {
    JsonMembers names = new JsonMembers();
    headers.forEach(
        (name, values) -> names.array(name, values.stream().map(Json.Text::new).toList()));
    return Map.of("multiValueHeaders", names.object());
  }

  private static String body(CallerReply reply, Room room) {
    return new String(JsonWriter.bytes(reply.body(room)), StandardCharsets.UTF_8);
  }
}

package io.iotmi.relay.entry;

import io.iotmi.relay.entry.Invocation.Payload;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** HTTP requests in the forms of API Gateway, a Function URL and an Application Load Balancer. */
final class HttpRequests {
  /** How a load balancer's health check names itself. */
  private static final String HEALTH_CHECKER = "ELB-HealthChecker/";

  private HttpRequests() {}

  /**
   * Null for what is no HTTP request.
   *
   * @param vendor whether there is a vendor, whose webhooks come by a path of their own
   */
  static @Nullable Invocation recognise(Json.Obj event, boolean vendor) {
    if (!(event.get("requestContext") instanceof Json.Obj context)) {
      return null;
    }
    if (context.get("http") instanceof Json.Obj http) {
      return request(event, http.text("method"), Payload.V2, vendor);
    }
    String method = event.text("httpMethod");
    if (method == null) {
      return null;
    }
    if (context.get("elb") instanceof Json.Obj) {
      boolean multiValue = event.get("multiValueHeaders") instanceof Json.Obj;
      return balanced(event, method, multiValue ? Payload.ALB_MULTI_VALUE : Payload.ALB, vendor);
    }
    return request(event, method, Payload.V1, vendor);
  }

  private static Invocation balanced(
      Json.Obj event, String method, Payload payload, boolean vendor) {
    boolean healthCheck =
        method.equals("GET")
            && headers(event).getOrDefault("user-agent", "").startsWith(HEALTH_CHECKER);
    return healthCheck
        ? new Invocation.HealthCheck(payload)
        : request(event, method, payload, vendor);
  }

  private static Invocation request(
      Json.Obj event, @Nullable String method, Payload payload, boolean vendor) {
    String text = event.text("body");
    String given = text == null ? "" : text;
    boolean encoded = event.isTrue("isBase64Encoded");
    Map<String, String> headers = headers(event);
    if (vendor && WebhookRequests.isOne(event)) {
      return new Invocation.Webhook(
          WebhookRequests.of(event, method, headers, encoded), new Source.Http(headers), payload);
    }
    Body body = encoded ? new Body.Base64(given) : new Body.Text(given);
    return new Invocation.Request(
        new InboundMessage(0, new Source.Http(headers, Principals.of(event, headers)), body),
        method == null ? "" : method,
        payload);
  }

  /** By name in lower case. Where a request holds both forms, the one with all values counts. */
  private static Map<String, String> headers(Json.Obj event) {
    Map<String, String> headers = new HashMap<>();
    if (event.get("headers") instanceof Json.Obj(Map<String, Json> given)) {
      given.forEach(
          (name, value) -> {
            if (value instanceof Json.Text(String text)) {
              headers.put(name.toLowerCase(Locale.ROOT), text);
            }
          });
    }
    if (event.get("multiValueHeaders") instanceof Json.Obj(Map<String, Json> given)) {
      given.forEach(
          (name, values) -> {
            if (values instanceof Json.Arr(List<Json> items) && !items.isEmpty()) {
              headers.put(name.toLowerCase(Locale.ROOT), joined(items));
            }
          });
    }
    return headers;
  }

  private static String joined(List<Json> items) {
    return items.stream()
        .filter(Json.Text.class::isInstance)
        .map(item -> ((Json.Text) item).value())
        .collect(Collectors.joining(","));
  }
}

package io.iotmi.relay.stage.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.model.WebhookRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests of a vendor. */
public final class Posted {
  private Posted() {}

  /** A POST to {@code /webhook}. */
  public static WebhookRequest of(String body, Map<String, String> headers) {
    return of(body.getBytes(UTF_8), headers);
  }

  static WebhookRequest of(byte[] body, Map<String, String> headers) {
    return new WebhookRequest("POST", List.of("/webhook"), "", Map.of(), headers, body);
  }

  /** The same request with a header that says something else. */
  static WebhookRequest with(WebhookRequest request, String header, String value) {
    Map<String, String> headers = new TreeMap<>(request.headers());
    headers.put(header, value);
    return new WebhookRequest(
        request.method(),
        request.paths(),
        request.rawQuery(),
        request.query(),
        headers,
        request.body());
  }

  /** The same request without a header. */
  static WebhookRequest without(WebhookRequest request, String header) {
    Map<String, String> headers = new TreeMap<>(request.headers());
    headers.remove(header);
    return new WebhookRequest(
        request.method(),
        request.paths(),
        request.rawQuery(),
        request.query(),
        headers,
        request.body());
  }

  /** The same request with another body. */
  static WebhookRequest with(WebhookRequest request, byte[] body) {
    return new WebhookRequest(
        request.method(),
        request.paths(),
        request.rawQuery(),
        request.query(),
        request.headers(),
        body);
  }

  /** The same request by other names of its path. */
  static WebhookRequest at(WebhookRequest request, List<String> paths, String query) {
    return new WebhookRequest(
        request.method(), paths, query, Map.of(), request.headers(), request.body());
  }
}

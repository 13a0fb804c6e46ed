package io.iotmi.relay.model;

import java.util.List;
import java.util.Map;

/**
 * What a vendor posted, as its signature covers it: nothing decoded, nothing normalised.
 *
 * @param paths the request's path by each of the names that a gateway gives it, the likeliest
 *     first: with a stage, or with the base path of a custom domain, they differ
 * @param rawQuery without the question mark; empty where there is none
 * @param query its parameters, decoded
 * @param headers by name in lower case
 * @param body the bytes that were sent
 */
public record WebhookRequest(
    String method,
    List<String> paths,
    String rawQuery,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {
  public WebhookRequest {
    paths = List.copyOf(paths);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** Never content: query and path may hold a secret. */
  @Override
  public String toString() {
    return "WebhookRequest[" + method + ", " + body.length + " bytes]";
  }
}

package io.iotmi.relay.local.cloud;

import java.util.Map;

/**
 * What a vendor posts.
 *
 * @param headers with the signature
 */
public record Webhook(Map<String, String> headers, byte[] body) {
  public Webhook {
    headers = Map.copyOf(headers);
  }
}

package io.iotmi.relay.pipeline.door;

import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.Place;
import io.iotmi.relay.vendor.door.Scheme;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Of a request, what a folder's expressions read; a signature or a secret is none of it. */
final class Payloads {
  private Payloads() {}

  static VendorPayload of(WebhookRequest request, String body, Door door) {
    return new VendorPayload(
        named(request.headers(), door.headers()),
        path(request, door),
        named(request.query(), door.query()),
        body);
  }

  private static Map<String, String> named(Map<String, String> all, Set<String> names) {
    Map<String, String> named = new TreeMap<>(all);
    named.keySet().retainAll(names);
    return named;
  }

  private static String path(WebhookRequest request, Door door) {
    String path = request.paths().isEmpty() ? "" : request.paths().getFirst();
    boolean secret =
        door.scheme() instanceof Scheme.SharedSecret(Place place, _)
            && place instanceof Place.LastSegment;
    return secret ? path.substring(0, path.lastIndexOf('/') + 1) : path;
  }
}

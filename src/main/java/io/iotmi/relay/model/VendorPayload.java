package io.iotmi.relay.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's cloud sent, in its own words.
 *
 * @param headers by name in lower case; empty where the vendor's call did not reach the relay
 *     itself
 * @param path of the vendor's call, empty where it is not known
 * @param query parameters of the call, decoded
 * @param body as text
 */
public record VendorPayload(
    Map<String, String> headers, String path, Map<String, String> query, String body) {
  private static final String ENVELOPE = "vendorPayload";

  public VendorPayload {
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
  }

  /** A body alone, as a forwarder puts it on a queue. */
  public static VendorPayload of(String body) {
    return new VendorPayload(Map.of(), "", Map.of(), body);
  }

  /** The form on a queue: an object with the one member {@code vendorPayload}. */
  public Json.Obj toJson() {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("headers", texts(headers));
    members.put("path", new Json.Text(path));
    members.put("query", texts(query));
    members.put("body", new Json.Text(body));
    return new Json.Obj(Map.of(ENVELOPE, new Json.Obj(members)));
  }

  /** What {@link #toJson} wrote, or null for anything else. */
  public static @Nullable VendorPayload read(Json.Obj json) {
    return json.members().size() == 1
            && json.get(ENVELOPE) instanceof Json.Obj inner
            && inner.get("body") instanceof Json.Text(String body)
        ? new VendorPayload(
            texts(inner.get("headers")),
            inner.get("path") instanceof Json.Text(String path) ? path : "",
            texts(inner.get("query")),
            body)
        : null;
  }

  private static Json texts(Map<String, String> texts) {
    Map<String, Json> members = new LinkedHashMap<>();
    texts.forEach((name, value) -> members.put(name, new Json.Text(value)));
    return new Json.Obj(members);
  }

  private static Map<String, String> texts(@Nullable Json json) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (json instanceof Json.Obj(Map<String, Json> members)) {
      members.forEach(
          (name, value) -> {
            if (value instanceof Json.Text(String text)) {
              texts.put(name, text);
            }
          });
    }
    return texts;
  }

  /** Never content: headers, query and body may hold anything. */
  @Override
  public String toString() {
    return "VendorPayload[" + body.length() + "]";
  }
}

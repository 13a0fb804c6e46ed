package io.iotmi.relay.entry;

import io.iotmi.relay.json.FormReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.WebhookRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests to the door for webhooks, as gateways hand them over. */
final class WebhookRequests {
  private static final String PATH = "/webhook";

  private WebhookRequests() {}

  /**
   * Whether the request is one to the door, by the route that the gateway took or by its path: such
   * a route asks for no credentials, so what comes by it must never count as anything else.
   */
  static boolean isOne(Json.Obj event) {
    String route = event.text("routeKey");
    String resource = event.text("resource");
    return paths(event).stream().anyMatch(WebhookRequests::isDoor)
        || (route != null && isDoor(route.substring(route.indexOf(' ') + 1)))
        || (resource != null && isDoor(resource));
  }

  private static boolean isDoor(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  /**
   * @param headers by name in lower case
   */
  static WebhookRequest of(
      Json.Obj event, @Nullable String method, Map<String, String> headers, boolean encoded) {
    String text = event.text("body");
    String rawQuery = rawQuery(event);
    return new WebhookRequest(
        method == null ? "" : method,
        List.copyOf(paths(event)),
        rawQuery,
        query(rawQuery),
        headers,
        bytes(text == null ? "" : text, encoded));
  }

  /** What is not even base64 has no bytes that anyone has signed. */
  private static byte[] bytes(String text, boolean encoded) {
    try {
      return encoded ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** By each of its names: as it was called, without the stage, without the mapping of a domain. */
  private static Set<String> paths(Json.Obj event) {
    Json.Obj context = member(event, "requestContext");
    Json.Obj http = member(context, "http");
    Set<String> paths = new LinkedHashSet<>();
    for (String path : nullable(event.text("rawPath"), http.text("path"), context.text("path"))) {
      paths.add(path);
    }
    for (String path : nullable(event.text("path"))) {
      paths.add(path);
    }
    String stage = context.text("stage");
    if (stage != null) {
      for (String path : List.copyOf(paths)) {
        if (path.startsWith("/" + stage + "/")) {
          paths.add(path.substring(stage.length() + 1));
        }
      }
    }
    return paths;
  }

  private static List<String> nullable(@Nullable String... texts) {
    List<String> given = new ArrayList<>();
    for (String text : texts) {
      if (text != null && !text.isEmpty()) {
        given.add(text);
      }
    }
    return given;
  }

  /** HTTP APIs hand the query over as it was, a load balancer undecoded, REST APIs decoded. */
  private static String rawQuery(Json.Obj event) {
    String raw = event.text("rawQueryString");
    if (raw != null) {
      return raw;
    }
    boolean decoded = !(member(event, "requestContext").get("elb") instanceof Json.Obj);
    List<String> pairs = new ArrayList<>();
    Json.Obj multiple = member(event, "multiValueQueryStringParameters");
    Json.Obj single = member(event, "queryStringParameters");
    (multiple.members().isEmpty() ? single : multiple)
        .members()
        .forEach(
            (name, value) -> {
              for (Json one : value instanceof Json.Arr(List<Json> all) ? all : List.of(value)) {
                if (one instanceof Json.Text(String text)) {
                  pairs.add(encoded(name, decoded) + "=" + encoded(text, decoded));
                }
              }
            });
    return String.join("&", pairs);
  }

  private static String encoded(String text, boolean decoded) {
    return decoded ? URLEncoder.encode(text, StandardCharsets.UTF_8) : text;
  }

  /** Of a name that occurs more than once, the first value; of what is no query, nothing. */
  private static Map<String, String> query(String raw) {
    Map<String, String> query = new TreeMap<>();
    try {
      FormReader.read(raw)
          .members()
          .forEach(
              (name, value) -> {
                Json first = value instanceof Json.Arr(List<Json> all) ? all.getFirst() : value;
                if (first instanceof Json.Text(String text)) {
                  query.put(name, text);
                }
              });
    } catch (JsonSyntaxException e) {
      return Map.of();
    }
    return query;
  }

  private static Json.Obj member(Json.Obj from, String name) {
    return from.get(name) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }
}

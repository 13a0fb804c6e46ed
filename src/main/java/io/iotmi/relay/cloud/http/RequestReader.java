package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.http.call.ApiRequest;
import io.iotmi.relay.cloud.http.call.Percent;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what the folder's expression gave as requests. */
final class RequestReader {
  /** Details of each device of a page, one request for each. */
  private static final int MAX_REQUESTS = 500;

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
  private static final Set<String> KNOWN =
      Set.of("method", "path", "link", "query", "headers", "json", "form", "then", "optional");

  /** Headers that belong to the connection, or that the authorization sets. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "host", "content-length", "transfer-encoding", "connection", "authorization", "cookie");

  private RequestReader() {}

  /** A mistake of the folder; the message names the member and holds no value. */
  static final class WrongRequest extends Exception {
    private static final long serialVersionUID = 1L;

    WrongRequest(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * One request or an array of them.
   *
   * @param found null where the expression gave nothing; then there are none
   */
  static List<ApiRequest> read(@Nullable Json found) throws WrongRequest {
    List<ApiRequest> requests = new ArrayList<>();
    List<Json> items =
        switch (found) {
          case null -> List.<Json>of();
          case Json.Null() -> List.<Json>of();
          case Json.Arr(List<Json> all) -> all;
          case Json one -> List.of(one);
        };
    if (items.size() > MAX_REQUESTS) {
      throw new WrongRequest("gives more than " + MAX_REQUESTS + " requests");
    }
    for (Json item : items) {
      if (!(item instanceof Json.Obj object)) {
        throw new WrongRequest("gives " + item.kind() + " in place of a request");
      }
      requests.add(request(object));
    }
    return requests;
  }

  private static ApiRequest request(Json.Obj given) throws WrongRequest {
    for (String name : given.members().keySet()) {
      if (!KNOWN.contains(name)) {
        throw new WrongRequest("gives a request with a member that is none of " + KNOWN);
      }
    }
    String link = text(given, "link");
    if ((link == null) == (given.given("path") == null)) {
      throw new WrongRequest("gives a request without path or link, or with both");
    }
    if (link != null && given.given("query") != null) {
      throw new WrongRequest("gives a request with link and query");
    }
    ApiRequest.Body body = body(given);
    String method = text(given, "method");
    if (method == null) {
      method = body == null ? "GET" : "POST";
    } else if (!METHODS.contains(method)) {
      throw new WrongRequest("gives a method that is none of GET, POST, PUT and DELETE");
    }
    if (body != null && method.equals("GET")) {
      throw new WrongRequest("gives a GET with a body");
    }
    return new ApiRequest(
        method,
        link == null ? path(given) : List.of(),
        link,
        pairs(given, "query", new TreeMap<>()),
        headers(given),
        body,
        text(given, "then"),
        given.isTrue("optional"));
  }

  private static List<String> path(Json.Obj given) throws WrongRequest {
    if (!(given.given("path") instanceof Json.Arr(List<Json> items)) || items.isEmpty()) {
      throw new WrongRequest("gives a path that is no array of segments");
    }
    List<String> segments = new ArrayList<>();
    for (Json item : items) {
      String segment = scalar(item);
      if (segment == null || segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw new WrongRequest("gives a path with a segment that is empty, . or .., or no text");
      }
      segments.add(segment);
    }
    return segments;
  }

  private static ApiRequest.@Nullable Body body(Json.Obj given) throws WrongRequest {
    Json json = given.given("json");
    boolean form = given.given("form") != null;
    if (json != null && form) {
      throw new WrongRequest("gives a request with json and form");
    }
    if (form) {
      return new ApiRequest.Body(
          "application/x-www-form-urlencoded",
          Percent.pairs(pairs(given, "form", new LinkedHashMap<>()))
              .getBytes(StandardCharsets.UTF_8));
    }
    return json == null ? null : new ApiRequest.Body("application/json", JsonWriter.bytes(json));
  }

  private static Map<String, String> headers(Json.Obj given) throws WrongRequest {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> header :
        pairs(given, "headers", new LinkedHashMap<>()).entrySet()) {
      String value = String.join(", ", header.getValue());
      boolean name = header.getKey().matches("[0-9A-Za-z-]{1,100}");
      if (!name || FORBIDDEN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        throw new WrongRequest("gives a header that a folder cannot set");
      }
      if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
        throw new WrongRequest("gives a header that is not printable ASCII");
      }
      headers.put(header.getKey(), value);
    }
    return headers;
  }

  private static <M extends SequencedMap<String, List<String>>> M pairs(
      Json.Obj given, String name, M pairs) throws WrongRequest {
    Json members = given.given(name);
    if (members != null && !(members instanceof Json.Obj)) {
      throw new WrongRequest("gives " + name + " that is no object");
    }
    if (members instanceof Json.Obj(Map<String, Json> named)) {
      for (Map.Entry<String, Json> member : named.entrySet()) {
        List<Json> items =
            member.getValue() instanceof Json.Arr(List<Json> all)
                ? all
                : List.of(member.getValue());
        List<String> values = new ArrayList<>();
        for (Json item : items) {
          String value = scalar(item);
          if (value == null && !(item instanceof Json.Null)) {
            throw new WrongRequest("gives " + name + " with a value that is no text");
          }
          if (value != null) {
            values.add(value);
          }
        }
        if (!values.isEmpty()) {
          pairs.put(member.getKey(), values);
        }
      }
    }
    return pairs;
  }

  private static @Nullable String text(Json.Obj given, String name) throws WrongRequest {
    Json value = given.given(name);
    if (value != null && !(value instanceof Json.Text)) {
      throw new WrongRequest("gives " + name + " that is no text");
    }
    return value instanceof Json.Text(String text) ? text : null;
  }

  private static @Nullable String scalar(Json json) {
    return switch (json) {
      case Json.Text(String text) -> text;
      case Json.Num(String literal) -> literal;
      case Json.Bool(boolean flag) -> Boolean.toString(flag);
      case Json.Obj _, Json.Arr _, Json.Null _ -> null;
    };
  }
}

package io.iotmi.relay.author.signing;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.vendor.door.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts a text at a place of a request. */
final class Placing {
  private Placing() {}

  static WebhookRequest put(WebhookRequest request, Place place, String text) {
    return switch (place) {
      case Place.Header(String name, String field) when field != null -> {
        String others = request.headers().get(name);
        String pair = field + "=" + text;
        yield header(request, name, others == null ? pair : others + "," + pair);
      }
      case Place.Header(String name, _) -> header(request, name, text);
      case Place.Query(String name) -> query(request, name, text);
      case Place.LastSegment() -> path(request, request.paths().getFirst() + "/" + text);
      case Place.Member(var path) -> body(request, path.steps(), text);
    };
  }

  static WebhookRequest header(WebhookRequest request, String name, String text) {
    Map<String, String> headers = new TreeMap<>(request.headers());
    headers.put(name, text);
    return new WebhookRequest(
        request.method(),
        request.paths(),
        request.rawQuery(),
        request.query(),
        headers,
        request.body());
  }

  private static WebhookRequest query(WebhookRequest request, String name, String text) {
    Map<String, String> query = new TreeMap<>(request.query());
    query.put(name, text);
    String pair = name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    return new WebhookRequest(
        request.method(),
        request.paths(),
        request.rawQuery().isEmpty() ? pair : request.rawQuery() + "&" + pair,
        query,
        request.headers(),
        request.body());
  }

  private static WebhookRequest path(WebhookRequest request, String path) {
    return new WebhookRequest(
        request.method(),
        List.of(path),
        request.rawQuery(),
        request.query(),
        request.headers(),
        request.body());
  }

  private static WebhookRequest body(WebhookRequest request, List<String> steps, String text) {
    try {
      Json body = JsonReader.read(new String(request.body(), StandardCharsets.UTF_8));
      return new WebhookRequest(
          request.method(),
          request.paths(),
          request.rawQuery(),
          request.query(),
          request.headers(),
          JsonWriter.bytes(with(body, steps, text)));
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("a member of a body that is no JSON cannot be set", e);
    }
  }

  /** Objects that are missing on the way are made. */
  private static Json with(Json json, List<String> steps, String text) {
    if (steps.isEmpty()) {
      return new Json.Text(text);
    }
    Json.Obj object = json instanceof Json.Obj obj ? obj : Json.Obj.EMPTY;
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    Json inner = object.get(steps.getFirst());
    members.put(
        steps.getFirst(),
        with(inner == null ? Json.Obj.EMPTY : inner, steps.subList(1, steps.size()), text));
    return new Json.Obj(members);
  }
}

package io.iotmi.relay.author;

import io.iotmi.relay.cloud.http.call.VendorHttp;
import io.iotmi.relay.json.FormReader;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One request of a sample and the vendor's answer to it.
 *
 * @param request method, url, headers, and the body as json or form; empty in a sample whose author
 *     wants it written
 */
record Exchange(Json.Obj request, VendorHttp.Reply.Answered answer) {
  /** The same in every request of its kind. */
  private static final Set<String> USUAL = Set.of("accept", "content-type");

  private static final int OK = 200;

  static Exchange read(Json.Obj given) {
    Json.Obj request = given.get("request") instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    Json.Obj answer = given.get("answer") instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    Map<String, String> headers = new TreeMap<>();
    if (answer.get("headers") instanceof Json.Obj(Map<String, Json> named)) {
      named.forEach(
          (name, value) -> {
            if (value instanceof Json.Text(String text)) {
              headers.put(name.toLowerCase(Locale.ROOT), text);
            }
          });
    }
    int status = answer.get("status") instanceof Json.Num(String n) ? Integer.parseInt(n) : OK;
    Json json = answer.get("json");
    byte[] body =
        json != null
            ? JsonWriter.bytes(json)
            : answer.get("text") instanceof Json.Text(String text)
                ? text.getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    return new Exchange(request, new VendorHttp.Reply.Answered(status, headers, body));
  }

  /** Whether a call is this request, whatever the order of members. */
  boolean isOf(VendorHttp.Call call) {
    return request.members().isEmpty()
        || JsonWriter.canonical(shown(call)).equals(JsonWriter.canonical(request));
  }

  /** A call in the form of a sample. */
  static Json.Obj shown(VendorHttp.Call call) {
    JsonMembers headers = new JsonMembers();
    new TreeMap<>(call.headers())
        .forEach(
            (name, value) -> {
              if (!USUAL.contains(name.toLowerCase(Locale.ROOT))) {
                headers.text(name, value);
              }
            });
    JsonMembers request =
        new JsonMembers()
            .text("method", call.method())
            .text("url", call.uri().toString())
            .add("headers", headers.object());
    byte[] bytes = call.body();
    if (bytes != null) {
      String body = new String(bytes, StandardCharsets.UTF_8);
      boolean form = call.headers().getOrDefault("Content-Type", "").endsWith("urlencoded");
      try {
        request.add(form ? "form" : "json", form ? FormReader.read(body) : JsonReader.read(body));
      } catch (JsonSyntaxException e) {
        request.text("text", body);
      }
    }
    return request.object();
  }
}

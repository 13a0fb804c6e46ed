package io.iotmi.relay.author.explain;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as JSON: by the names of a sample, or by those of API Gateway's events. */
final class JsonCapture {
  private JsonCapture() {}

  static Capture read(String text) {
    Json.Obj json = object(text);
    Json.Obj context = member(json, "requestContext");
    String method =
        first(
            "POST",
            json.text("method"),
            json.text("httpMethod"),
            member(context, "http").text("method"));
    String path = first("/webhook", json.text("path"), json.text("rawPath"));
    String query = first(query(json), json.text("query"), json.text("rawQueryString"));
    Map<String, String> headers =
        texts(member(json, "headers")).entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    Map.Entry::getValue,
                    (one, more) -> one + "," + more,
                    TreeMap::new));
    Json body = json.get("body");
    boolean encoded = json.get("isBase64Encoded") instanceof Json.Bool(boolean flag) && flag;
    Capture capture =
        new Capture(Capture.request(method, path, query, headers, bytes(body, encoded)), List.of());
    return body == null || body instanceof Json.Text
        ? capture
        : capture.with(
            "the body stands in the file as JSON and was written anew; a signature covers the bytes"
                + " that were sent, so keep the body as a text");
  }

  private static Json.Obj object(String text) {
    try {
      if (JsonReader.read(text) instanceof Json.Obj object) {
        return object;
      }
      throw new IllegalArgumentException("the file holds no JSON object");
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("the file is no JSON: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(@Nullable Json body, boolean encoded) {
    return switch (body) {
      case null -> new byte[0];
      case Json.Text(String text) ->
          encoded ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
      case Json json -> JsonWriter.bytes(json);
    };
  }

  private static String query(Json.Obj json) {
    Json.Obj parameters = member(json, "query");
    return texts(
            parameters.members().isEmpty() ? member(json, "queryStringParameters") : parameters)
        .entrySet()
        .stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> texts(Json.Obj json) {
    Map<String, String> texts = new TreeMap<>();
    json.members()
        .forEach(
            (name, value) -> {
              if (value instanceof Json.Text(String text)) {
                texts.put(name, text);
              }
            });
    return texts;
  }

  private static String first(String preset, @Nullable String... texts) {
    for (String text : texts) {
      if (text != null) {
        return text;
      }
    }
    return preset;
  }

  private static Json.Obj member(Json.Obj json, String name) {
    return json.get(name) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }
}

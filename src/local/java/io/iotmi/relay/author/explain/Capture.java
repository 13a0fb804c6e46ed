package io.iotmi.relay.author.explain;

import io.iotmi.relay.json.FormReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that was captured in a file.
 *
 * @param notes what the file itself says about how exact it is
 */
record Capture(WebhookRequest request, List<String> notes) {
  Capture {
    notes = List.copyOf(notes);
  }

  /**
   * Reads an HTTP message, or a JSON object with headers and body: a sample, or the event that API
   * Gateway makes.
   *
   * @throws IllegalArgumentException saying what the file lacks
   */
  static Capture read(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    return text.stripLeading().startsWith("{")
        ? JsonCapture.read(text)
        : HttpCapture.read(file, text);
  }

  /**
   * @param headers by any spelling of their names
   */
  static WebhookRequest request(
      String method, String path, String rawQuery, Map<String, String> headers, byte[] body) {
    return new WebhookRequest(method, List.of(path), rawQuery, parameters(rawQuery), headers, body);
  }

  Capture with(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new Capture(request, all);
  }

  private static Map<String, String> parameters(String rawQuery) {
    Map<String, String> parameters = new TreeMap<>();
    try {
      FormReader.read(rawQuery)
          .members()
          .forEach(
              (name, value) -> {
                Json first = value instanceof Json.Arr(List<Json> all) ? all.getFirst() : value;
                if (first instanceof Json.Text(String text)) {
                  parameters.put(name, text);
                }
              });
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("the query is none: " + e.getMessage(), e);
    }
    return parameters;
  }
}

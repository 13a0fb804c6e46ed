package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request to a vendor's API.
 *
 * @param path without the query, decoded
 * @param target path and query as they came
 * @param headers by name in lower case
 */
public record ApiCall(
    String method, String path, String target, Map<String, String> headers, byte[] body) {
  public ApiCall {
    headers = Map.copyOf(headers);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  JsonNode json() {
    return JsonTrees.read(body).orElse(JsonTrees.object());
  }

  /** Parameters of the query, the last one of a name. */
  Map<String, String> query() {
    int mark = target.indexOf('?');
    return fields(mark < 0 ? "" : target.substring(mark + 1));
  }

  /** All parameters of a name. */
  List<String> queryValues(String name) {
    int mark = target.indexOf('?');
    return mark < 0
        ? List.of()
        : Arrays.stream(target.substring(mark + 1).split("&", -1))
            .filter(pair -> pair.startsWith(name + "="))
            .map(pair -> decoded(pair.substring(name.length() + 1)))
            .toList();
  }

  Map<String, String> form() {
    return fields(new String(body, StandardCharsets.UTF_8));
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        fields.put(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The segment of the path at a position, empty where there is none. */
  String segment(int position) {
    String[] segments = path.substring(1).split("/", -1);
    return position < segments.length ? segments[position] : "";
  }
}

package io.iotmi.relay.entry;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Marks every value of a body that the service's model calls sensitive, and the whole of a body
 * that is not JSON. The mark fits the API's patterns, so that a good event stays one.
 */
final class LeakMarker {
  static final String MARK = "Kanarie7";

  private static final Set<String> VALUES =
      Set.of(
          "UserId",
          "userId",
          "ConnectorDeviceId",
          "ConnectorDeviceName",
          "subject",
          "Message",
          "message");

  private static final Set<String> DOCUMENTS =
      Set.of("attributes", "commands", "events", "cn", "value", "DeviceMetadata", "Schema");

  private LeakMarker() {}

  static String in(String body) {
    try {
      return JsonWriter.ascii(marked(JsonReader.read(body), false));
    } catch (JsonSyntaxException e) {
      return body + MARK;
    }
  }

  private static Json marked(Json json, boolean document) {
    return switch (json) {
      case Json.Obj(Map<String, Json> members) -> {
        Map<String, Json> all = new LinkedHashMap<>();
        members.forEach(
            (name, value) ->
                all.put(
                    name,
                    value instanceof Json.Text(String text)
                            && (document || VALUES.contains(name) || DOCUMENTS.contains(name))
                        ? new Json.Text(wrapped(name) ? in(text) : text + MARK)
                        : marked(value, document || DOCUMENTS.contains(name))));
        yield new Json.Obj(all);
      }
      case Json.Arr(List<Json> items) -> {
        List<Json> all = new ArrayList<>();
        for (Json item : items) {
          all.add(
              document && item instanceof Json.Text(String text)
                  ? new Json.Text(text + MARK)
                  : marked(item, document));
        }
        yield new Json.Arr(all);
      }
      default -> json;
    };
  }

  /** The Message of SNS, too, holds the event as text. */
  private static boolean wrapped(String name) {
    return name.equals("Message");
  }
}

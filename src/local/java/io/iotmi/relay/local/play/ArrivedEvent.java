package io.iotmi.relay.local.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event as its sender wrote it, read for the eyes of people: leniently, and only what tells one
 * event from another.
 *
 * @param device its id, or for several devices the first and how many more there are
 * @param eventId as the sender gave it
 */
record ArrivedEvent(@Nullable String device, @Nullable String eventId, JsonNode content) {
  private static final Pattern HIDDEN = Pattern.compile("\\*\\d{1,9}");

  /** The events of one body, with SNS and EventBridge envelopes taken off. */
  static List<ArrivedEvent> in(String body) {
    Optional<JsonNode> json = JsonTrees.read(body.getBytes(StandardCharsets.UTF_8));
    if (json.isEmpty()) {
      return List.of(new ArrivedEvent(null, null, JsonTrees.object().textNode(body)));
    }
    JsonNode content = json.get();
    if (content.path("TopicArn").isTextual() && content.path("Message").isTextual()) {
      return in(content.path("Message").asText());
    }
    if (content.has("detail-type") && content.has("detail")) {
      return in(content.path("detail").toString());
    }
    List<ArrivedEvent> events = new ArrayList<>();
    for (JsonNode event : content.isArray() ? content : List.of(content)) {
      events.add(of(event));
    }
    return events;
  }

  /** The events of an HTTP request; in CloudEvents binary mode the attributes are headers. */
  static List<ArrivedEvent> in(JsonNode request) {
    String text = request.path("body").asText("");
    String body =
        request.path("isBase64Encoded").asBoolean()
            ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
            : text;
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request
        .path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    if (!headers.containsKey("ce-specversion")) {
      return in(body);
    }
    ObjectNode event = JsonTrees.object();
    headers.forEach(
        (name, value) -> {
          if (name.regionMatches(true, 0, "ce-", 0, 3)) {
            event.put(name.substring(3), value);
          }
        });
    event.set("data", in(body).getFirst().content());
    return List.of(of(event));
  }

  /**
   * What is wrong with it, with the name of a member where the log has its position, {@code *9}.
   */
  List<String> named(List<String> why) {
    return why.stream().map(this::named).toList();
  }

  private String named(String why) {
    if (!why.startsWith("/")) {
      return why;
    }
    int end = why.indexOf(' ') < 0 ? why.length() : why.indexOf(' ');
    StringBuilder pointer = new StringBuilder();
    JsonNode here = content;
    for (String token : why.substring(1, end).split("/", -1)) {
      String name = HIDDEN.matcher(token).matches() ? memberOf(here, token) : token;
      // The first token may be the place of the event in its array.
      boolean ofTheArray = pointer.isEmpty() && token.matches("\\d+") && !here.has(token);
      pointer.append('/').append(name);
      here = ofTheArray ? here : here.isArray() ? here.path(index(token)) : here.path(name);
    }
    return pointer + why.substring(end);
  }

  /** The token itself where there is no such member. */
  private static String memberOf(JsonNode object, String token) {
    return object.properties().stream()
        .skip(Integer.parseInt(token.substring(1)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(token);
  }

  private static int index(String token) {
    return token.matches("\\d{1,9}") ? Integer.parseInt(token) : -1;
  }

  private static ArrivedEvent of(JsonNode event) {
    String device = text(event, "ConnectorDeviceId", "subject");
    JsonNode devices =
        event.path("Devices").isArray() ? event.path("Devices") : event.at("/data/devices");
    if (device == null && !devices.isEmpty()) {
      String first = text(devices.get(0), "ConnectorDeviceId");
      device = devices.size() == 1 ? first : first + " and " + (devices.size() - 1) + " more";
    }
    return new ArrivedEvent(device, text(event, "EventId", "id"), event);
  }

  private static @Nullable String text(JsonNode event, String... names) {
    for (String name : names) {
      if (event.path(name).isTextual()) {
        return event.path(name).asText();
      }
    }
    return null;
  }
}

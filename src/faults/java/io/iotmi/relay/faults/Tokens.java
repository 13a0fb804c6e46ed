package io.iotmi.relay.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in any JSON the marks by which events are told apart: the value of an attribute, the
 * message of a command's answer, the id of a discovered device; of a vendor's payload, those in its
 * text.
 */
final class Tokens {
  private static final Pattern MESSAGE = Pattern.compile("e([0-9]+)");
  private static final Pattern DEVICE = Pattern.compile("n([0-9]+-[0-9]+)");
  private static final Pattern BROKEN = Pattern.compile("\\{broken ([0-9]+)");

  private Tokens() {}

  static Set<String> in(JsonNode tree) {
    Set<String> found = new LinkedHashSet<>();
    collect("", tree, found);
    return found;
  }

  /** Of a message, which may be no JSON. */
  static Set<String> in(String body) {
    Matcher broken = BROKEN.matcher(body);
    if (broken.lookingAt()) {
      return Set.of(broken.group(1));
    }
    return JsonTrees.read(body.getBytes(StandardCharsets.UTF_8)).map(Tokens::in).orElse(Set.of());
  }

  /** The number of the event that shows the token. */
  static int number(String token) {
    int dash = token.indexOf('-');
    return Integer.parseInt(dash < 0 ? token : token.substring(0, dash));
  }

  private static void collect(String name, JsonNode node, Set<String> found) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (name.equals("attributes") && member.getValue().isInt()) {
          found.add(member.getValue().asText());
        }
        collect(member.getKey(), member.getValue(), found);
      }
    } else if (node.isArray()) {
      node.forEach(element -> collect("", element, found));
    } else if (node.isTextual() && List.of("Message", "message").contains(name)) {
      add(MESSAGE, node.asText(), found);
    } else if (node.isTextual() && name.equals("body")) {
      found.addAll(in(node.asText()));
    } else if (node.isTextual() && name.equals("ConnectorDeviceId")) {
      add(DEVICE, node.asText(), found);
    }
  }

  private static void add(Pattern pattern, String text, Set<String> found) {
    Matcher matcher = pattern.matcher(text);
    if (matcher.matches()) {
      found.add(matcher.group(1));
    }
  }
}

package io.iotmi.relay.local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds a document against the constraints of the service model, which are a table of shapes in a
 * resource. Says where and which rule is broken, never the value: it may be a person's.
 *
 * @see <a href="https://smithy.io/2.0/spec/constraint-traits.html">constraint traits</a>
 */
final class ModelValidator {
  private final JsonNode shapes;
  private final Set<String> withoutPattern;

  /**
   * @param withoutPattern names of shapes of which the pattern is not enforced
   */
  ModelValidator(JsonNode shapes, Set<String> withoutPattern) {
    this.shapes = shapes;
    this.withoutPattern = Set.copyOf(withoutPattern);
  }

  static ModelValidator ofSendConnectorEvent(Set<String> withoutPattern) {
    try (InputStream in =
        Objects.requireNonNull(
            ModelValidator.class.getResourceAsStream("send-connector-event.json"))) {
      return new ModelValidator(JsonMapper.builder().build().readTree(in), withoutPattern);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first broken rule, as path and rule; empty when all hold. */
  Optional<String> firstFault(String shapeName, String path, JsonNode value) {
    JsonNode shape = shapes.path(shapeName);
    String type = shape.path("type").asText();
    return switch (type) {
      case "document" -> Optional.empty();
      case "string" -> string(shapeName, shape, path, value);
      case "integer" -> integer(shape, path, value);
      case "list" -> list(shape, path, value);
      case "map" -> map(shape, path, value);
      case "structure" -> structure(shape, path, value);
      default -> throw new IllegalStateException("shape " + shapeName + " has type '" + type + "'");
    };
  }

  private Optional<String> string(String name, JsonNode shape, String path, JsonNode value) {
    if (!value.isTextual()) {
      return fault(path, "must be a string");
    }
    String text = value.textValue();
    Optional<String> size = size(shape, path, "length", text.codePointCount(0, text.length()));
    if (size.isPresent()) {
      return size;
    }
    JsonNode allowed = shape.path("enum");
    if (!allowed.isMissingNode() && allowed.valueStream().noneMatch(value::equals)) {
      return fault(path, "must be one of " + allowed);
    }
    JsonNode pattern = shape.path("pattern");
    if (!pattern.isMissingNode()
        && !withoutPattern.contains(name)
        && !Pattern.matches(pattern.asText(), text)) {
      return fault(path, "must match " + pattern.asText());
    }
    return Optional.empty();
  }

  private static Optional<String> integer(JsonNode shape, String path, JsonNode value) {
    if (!value.isIntegralNumber()) {
      return fault(path, "must be an integer");
    }
    return range(shape, path, "value", value.decimalValue());
  }

  private Optional<String> list(JsonNode shape, String path, JsonNode value) {
    if (!value.isArray()) {
      return fault(path, "must be a list");
    }
    Optional<String> fault = size(shape, path, "length", value.size());
    for (int i = 0; fault.isEmpty() && i < value.size(); i++) {
      fault = firstFault(shape.path("member").asText(), path + "[" + i + "]", value.path(i));
    }
    return fault;
  }

  private Optional<String> map(JsonNode shape, String path, JsonNode value) {
    if (!value.isObject()) {
      return fault(path, "must be a map");
    }
    Optional<String> fault = size(shape, path, "number of entries", value.size());
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (fault.isPresent()) {
        return fault;
      }
      JsonNode key = TextNode.valueOf(entry.getKey());
      fault = firstFault(shape.path("key").asText(), path + ".key", key);
      if (fault.isEmpty()) {
        fault = firstFault(shape.path("value").asText(), path + ".value", entry.getValue());
      }
    }
    return fault;
  }

  /** A null member counts as absent, as the protocol has it. */
  private Optional<String> structure(JsonNode shape, String path, JsonNode value) {
    if (!value.isObject()) {
      return fault(path, "must be a structure");
    }
    for (JsonNode required : shape.path("required")) {
      if (!value.hasNonNull(required.asText())) {
        return fault(member(path, required.asText()), "must not be null");
      }
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      JsonNode target = shape.path("members").path(entry.getKey());
      if (target.isMissingNode()) {
        return fault(path.isEmpty() ? "request" : path, "has a member the model does not know");
      }
      if (!entry.getValue().isNull()) {
        Optional<String> fault =
            firstFault(target.asText(), member(path, entry.getKey()), entry.getValue());
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> size(JsonNode shape, String path, String what, int actual) {
    return range(shape, path, what, BigDecimal.valueOf(actual));
  }

  private static Optional<String> range(
      JsonNode shape, String path, String what, BigDecimal actual) {
    JsonNode min = shape.path("min");
    if (!min.isMissingNode() && actual.compareTo(min.decimalValue()) < 0) {
      return fault(path, what + " must be at least " + min);
    }
    JsonNode max = shape.path("max");
    if (!max.isMissingNode() && actual.compareTo(max.decimalValue()) > 0) {
      return fault(path, what + " must be at most " + max);
    }
    return Optional.empty();
  }

  private static String member(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static Optional<String> fault(String path, String rule) {
    return Optional.of(path + " " + rule);
  }
}

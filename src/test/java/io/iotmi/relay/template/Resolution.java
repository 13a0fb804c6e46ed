package io.iotmi.relay.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template with values for its parameters, its functions worked out as CloudFormation does. See
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 *
 * @param given values of parameters and of pseudo parameters; others have their defaults
 */
public record Resolution(JsonNode root, Map<String, String> given) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}!]+)}");

  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::AccountId",
          "111122223333",
          "AWS::Partition",
          "aws",
          "AWS::Region",
          "eu-west-1",
          "AWS::StackId",
          "arn:aws:cloudformation:eu-west-1:111122223333:stack/relay/0f0f0f0f-1234-abcd-5678-0123456789ab",
          "AWS::StackName",
          "connector-relay",
          "AWS::URLSuffix",
          "amazonaws.com");

  /** Null where CloudFormation leaves the member out. */
  public @Nullable JsonNode of(JsonNode node) {
    if (node.isArray()) {
      ArrayNode all = JSON.arrayNode();
      for (JsonNode each : node) {
        JsonNode value = of(each);
        if (value != null) {
          all.add(value);
        }
      }
      return all;
    }
    if (!node.isObject()) {
      return node;
    }
    Map.Entry<String, JsonNode> only = only(node);
    return only == null ? members(node) : called(only.getKey(), only.getValue(), node);
  }

  /** The value as text; empty where it is left out. */
  public String text(JsonNode node) {
    JsonNode value = of(node);
    return value == null ? "" : value.asText();
  }

  public boolean condition(String name) {
    return new Conditions(this).holds(root.path("Conditions").path(name));
  }

  /** What the rules of the template say against the parameters. */
  public List<String> objections() {
    return new Conditions(this).objections();
  }

  private @Nullable JsonNode called(String function, JsonNode argument, JsonNode node) {
    return switch (function) {
      case "Ref" -> reference(argument.asText());
      case "Fn::Sub" -> TextNode.valueOf(substituted(argument));
      case "Fn::If" -> of(argument.path(condition(argument.path(0).asText()) ? 1 : 2));
      case "Fn::Split" -> split(argument);
      case "Fn::Select" -> list(argument.path(1)).path(argument.path(0).asInt());
      case "Fn::FindInMap" ->
          root.path("Mappings")
              .path(text(argument.path(0)))
              .path(text(argument.path(1)))
              .path(text(argument.path(2)));
      case "Fn::GetAtt" ->
          TextNode.valueOf(
              attribute(
                  argument.isTextual()
                      ? argument.asText()
                      : argument.path(0).asText() + "." + argument.path(1).asText()));
      case "Condition", "Fn::And", "Fn::Equals", "Fn::Not", "Fn::Contains" ->
          JSON.booleanNode(new Conditions(this).holds(node));
      default -> members(node);
    };
  }

  private @Nullable JsonNode reference(String name) {
    if (name.equals("AWS::NoValue")) {
      return null;
    }
    if (root.path("Parameters").has(name)) {
      String preset = root.path("Parameters").path(name).path("Default").asText();
      return TextNode.valueOf(given.getOrDefault(name, preset));
    }
    if (PSEUDO.containsKey(name)) {
      return TextNode.valueOf(given.getOrDefault(name, PSEUDO.get(name)));
    }
    return TextNode.valueOf(identity(name));
  }

  /** A queue's URL, which shows its name and with it what replaces the queue; else the name. */
  private String identity(String resource) {
    JsonNode properties = root.path("Resources").path(resource).path("Properties");
    if (!root.path("Resources").path(resource).path("Type").asText().equals("AWS::SQS::Queue")) {
      return resource;
    }
    String name = text(properties.path("QueueName"));
    String kind = text(properties.path("FifoQueue"));
    return "https://sqs.eu-west-1.amazonaws.com/111122223333/"
        + (name.isEmpty() ? resource + (kind.equals("true") ? ".fifo" : "") : name);
  }

  /** The name of the attribute, but of a key an ARN as KMS gives it. */
  private String attribute(String name) {
    String resource = name.substring(0, name.indexOf('.'));
    boolean key =
        root.path("Resources").path(resource).path("Type").asText().equals("AWS::KMS::Key");
    return key
        ? "arn:aws:kms:eu-west-1:111122223333:key/0123abcd-45ef-6789-abcd-ef0123456789"
        : name;
  }

  private String substituted(JsonNode argument) {
    JsonNode own = argument.isArray() ? argument.path(1) : JSON.objectNode();
    String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              String name = place.group(1);
              JsonNode value = own.has(name) ? of(own.path(name)) : reference(name);
              return Matcher.quoteReplacement(value == null ? "" : value.asText());
            });
  }

  private JsonNode split(JsonNode argument) {
    ArrayNode parts = JSON.arrayNode();
    String separator = Pattern.quote(argument.path(0).asText());
    for (String part : text(argument.path(1)).split(separator, -1)) {
      parts.add(part);
    }
    return parts;
  }

  JsonNode list(JsonNode node) {
    JsonNode list = of(node);
    return list == null ? JSON.arrayNode() : list;
  }

  private JsonNode members(JsonNode node) {
    ObjectNode members = JSON.objectNode();
    node.properties()
        .forEach(
            member -> {
              JsonNode value = of(member.getValue());
              if (value != null) {
                members.set(member.getKey(), value);
              }
            });
    return members;
  }

  /** The one member of an object, or null. */
  static Map.@Nullable Entry<String, JsonNode> only(JsonNode node) {
    return node.size() == 1 ? node.properties().iterator().next() : null;
  }
}

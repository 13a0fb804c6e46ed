package io.iotmi.relay.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the conditions and rules of a template come to. See
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
record Conditions(Resolution template) {

  /** What the rules say against the parameters. */
  List<String> objections() {
    List<String> objections = new ArrayList<>();
    for (JsonNode rule : template.root().path("Rules")) {
      if (!rule.has("RuleCondition") || holds(rule.path("RuleCondition"))) {
        for (JsonNode assertion : rule.path("Assertions")) {
          if (!holds(assertion.path("Assert"))) {
            objections.add(assertion.path("AssertDescription").asText());
          }
        }
      }
    }
    return objections;
  }

  boolean holds(JsonNode condition) {
    Map.Entry<String, JsonNode> only = Resolution.only(condition);
    if (only == null) {
      throw new IllegalArgumentException("no condition: " + condition);
    }
    JsonNode argument = only.getValue();
    return switch (only.getKey()) {
      case "Condition" -> template.condition(argument.asText());
      case "Fn::Equals" -> template.text(argument.path(0)).equals(template.text(argument.path(1)));
      case "Fn::Not" -> !holds(argument.path(0));
      case "Fn::And" -> {
        boolean all = true;
        for (JsonNode each : argument) {
          all &= holds(each);
        }
        yield all;
      }
      case "Fn::Contains" -> {
        String value = template.text(argument.path(1));
        boolean found = false;
        for (JsonNode each : template.list(argument.path(0))) {
          found |= each.asText().equals(value);
        }
        yield found;
      }
      default -> throw new IllegalArgumentException("no condition: " + condition);
    };
  }
}

package io.iotmi.relay.local.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.util.ArrayList;
import java.util.List;

/** All rules, in the order of an account's life. */
public final class Rulebook {
  private Rulebook() {}

  public static List<Rule> read() {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : JsonTrees.resource(Rulebook.class, "../rules.json")) {
      rules.add(
          new Rule(
              rule.path("id").asText(),
              rule.path("text").asText(),
              rule.path("page").asText(),
              Rule.Observes.of(rule.path("observes").asText())));
    }
    return rules;
  }
}

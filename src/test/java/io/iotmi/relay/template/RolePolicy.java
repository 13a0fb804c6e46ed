package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a role of the template allows. It has one policy, written out; no managed policy adds to it.
 */
public record RolePolicy(JsonNode statements) {

  /** With these values of parameters. */
  public static RolePolicy of(Template template, String role, Map<String, String> given) {
    JsonNode properties = template.resource(role);
    TreeSet<String> members = new TreeSet<>();
    properties.fieldNames().forEachRemaining(members::add);
    assertEquals(Set.of("Policies", "AssumeRolePolicyDocument"), members);
    assertEquals(1, properties.path("Policies").size());
    JsonNode policy = properties.path("Policies").path(0).path("PolicyDocument");
    JsonNode statements = new Resolution(template.root(), given).of(policy.path("Statement"));
    assertNotNull(statements);
    return new RolePolicy(statements);
  }

  /**
   * Each action and what it is allowed on, by logical ids.
   *
   * @param logs the log group that is the role's own
   */
  public SortedSet<String> actions(String logs) {
    TreeSet<String> allowed = new TreeSet<>();
    for (JsonNode statement : statements) {
      assertEquals("Allow", statement.path("Effect").asText());
      String resource = statement.path("Resource").asText();
      String on = resource.equals(logs + ".Arn") ? "own logs" : resource.replace(".Arn", "");
      JsonNode actions = statement.path("Action");
      if (actions.isTextual()) {
        allowed.add(actions.asText() + " on " + on);
      }
      actions.forEach(action -> allowed.add(action.asText() + " on " + on));
    }
    return allowed;
  }
}

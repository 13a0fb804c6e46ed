package io.iotmi.relay.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * What a function's published version is made of for given parameters, and its description.
 *
 * @param settings everything that Lambda keeps with a version
 */
record Published(JsonNode settings, String description) {
  /** Belong to the function, its alias or what invokes it, and not to a version. */
  private static final Set<String> NOT_OF_A_VERSION =
      Set.of(
          "AutoPublishAlias",
          "AutoPublishAliasAllProperties",
          "DeploymentPreference",
          "EventInvokeConfig",
          "Events",
          "ReservedConcurrentExecutions",
          "VersionDescription");

  static Published of(Template template, String function, Map<String, String> given) {
    Resolution resolution = new Resolution(template.root(), given);
    JsonNode own = template.resource(function);
    ObjectNode settings = new ObjectMapper().createObjectNode();
    JsonNode common = template.root().path("Globals").path("Function");
    settings.set("common", resolution.of(common));
    settings.set("own", resolution.of(own));
    settings.withObject("/common").remove(NOT_OF_A_VERSION);
    settings.withObject("/own").remove(NOT_OF_A_VERSION);
    return new Published(settings, resolution.text(own.path("VersionDescription")));
  }
}

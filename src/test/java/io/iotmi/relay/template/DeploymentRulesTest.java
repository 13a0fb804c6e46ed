package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack deploys where managed integrations is, with parameters that go together. */
final class DeploymentRulesTest {
  private static final Template TEMPLATE = Template.read();

  @ParameterizedTest
  @CsvSource({
    "callers, PublishedVersions, None, PublishedVersions",
    "all, PublishedVersions, PublishedVersions, PublishedVersions",
    "none, None, None, None"
  })
  void theFunctionsThatACallerWaitsForStartFromASnapshot(
      String chosen, String webhook, String queue, String connector) {
    Map<String, String> given = Map.of("SnapStart", chosen);
    assertEquals(webhook, applyOn("WebhookFunction", given));
    assertEquals(queue, applyOn("QueueFunction", given));
    assertEquals(connector, applyOn("ConnectorFunction", given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca-central-1", "eu-west-1", "me-central-1"})
  void theStackDeploysInTheRegionsOfTheService(String region) {
    Map<String, String> given = Map.of("AWS::Region", region, "SnapStart", "all");
    assertEquals(List.of(), new Resolution(TEMPLATE.root(), given).objections());
    assertEquals("PublishedVersions", applyOn("QueueFunction", given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "eu-central-1", "cn-north-1"})
  void elsewhereARuleNamesThem(String region) {
    List<String> objections =
        new Resolution(TEMPLATE.root(), Map.of("AWS::Region", region)).objections();
    assertEquals(1, objections.size());
    for (String offered : List.of("ca-central-1", "eu-west-1", "me-central-1")) {
      assertTrue(objections.getFirst().contains(offered), objections.getFirst());
    }
  }

  @Test
  void theMappingOfSnapStartNamesTheRegionsOfTheRule() {
    Set<String> ruled = new TreeSet<>();
    TEMPLATE
        .root()
        .at("/Rules/ManagedIntegrationsIsOfferedHere/Assertions/0/Assert/Fn::Contains/0")
        .forEach(region -> ruled.add(region.asText()));
    Set<String> mapped = new TreeSet<>();
    TEMPLATE.root().at("/Mappings/SnapStartRegions").fieldNames().forEachRemaining(mapped::add);
    assertEquals(mapped, ruled);
  }

  @Test
  void tokensNeedAnAudience() {
    Map<String, String> given = Map.of("JwtIssuer", "https://issuer.example/pool");
    assertEquals(
        List.of("JwtIssuer needs JwtAudience"),
        new Resolution(TEMPLATE.root(), given).objections());
  }

  @ParameterizedTest
  @CsvSource({"'', 0, 0", "'', 3, 1", "c-1, 0, 1", "c-1, 3, 0"})
  void aListOfConnectorsNeedsARevisionAndOnlyThen(String ids, String revision, int objections) {
    Map<String, String> given =
        Map.of("AllowedConnectorIds", ids, "AllowedConnectorIdsRevision", revision);
    assertEquals(objections, new Resolution(TEMPLATE.root(), given).objections().size());
  }

  private static String applyOn(String function, Map<String, String> given) {
    JsonNode value = TEMPLATE.resource(function).at("/SnapStart/ApplyOn");
    return new Resolution(TEMPLATE.root(), given).text(value);
  }
}

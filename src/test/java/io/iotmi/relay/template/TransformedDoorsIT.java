package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may call: the webhook's callers, and managed integrations. */
final class TransformedDoorsIT {
  private static Transformed template;

  @BeforeAll
  static void read() throws IOException {
    template = Transformed.read();
  }

  @Test
  void theWebhookDemandsIam() {
    JsonNode usual = body(Map.of());
    assertEquals("[{\"AWS_IAM\":[]}]", security(usual));
    assertEquals(
        "awsSigv4",
        usual.at("/components/securitySchemes/AWS_IAM/x-amazon-apigateway-authtype").asText());
  }

  @Test
  void theWebhookDemandsTokensWhereTheyAreConfigured() {
    JsonNode tokens =
        body(Map.of("JwtIssuer", "https://issuer.example/pool", "JwtAudience", "relay"));
    assertEquals("[{\"tokens\":[]}]", security(tokens));
    JsonNode authorizer =
        tokens.at("/components/securitySchemes/tokens/x-amazon-apigateway-authorizer");
    assertEquals("jwt", authorizer.path("type").asText());
    assertEquals("https://issuer.example/pool", authorizer.at("/jwtConfiguration/issuer").asText());
    assertEquals("[\"relay\"]", authorizer.at("/jwtConfiguration/audience").toString());
  }

  @Test
  void theOnlyRouteLeadsToTheAlias() {
    JsonNode body = body(Map.of());
    assertEquals(1, body.path("paths").size());
    assertEquals(1, body.at("/paths/~1events").size());
    JsonNode integration = body.at("/paths/~1events/post/x-amazon-apigateway-integration");
    assertTrue(integration.path("uri").asText().contains("WebhookFunctionAliaslive"));
    assertEquals("2.0", integration.path("payloadFormatVersion").asText());
  }

  @Test
  void managedIntegrationsMayInvokeTheAliasThatIsRegistered() {
    JsonNode permission = template.properties("ConnectorPermission");
    assertEquals(
        "ConnectorFunctionAliaslive", permission.path("FunctionName").path("Ref").asText());
    assertEquals("iotmanagedintegrations.amazonaws.com", permission.path("Principal").asText());
    assertTrue(permission.path("SourceAccount").isMissingNode());
    assertEquals(
        "ConnectorFunctionAliaslive",
        template.root().at("/Outputs/ConnectorArn/Value/Ref").asText());
  }

  @Test
  void customersAccountsAreAllowedOneByOne() {
    assertEquals(List.of("111122223333"), accounts(""));
    assertEquals(List.of("111122223333", "444455556666"), accounts("444455556666"));
    assertEquals(
        List.of(
            "000000000001",
            "000000000002",
            "000000000003",
            "000000000004",
            "000000000005",
            "111122223333"),
        accounts("000000000001,000000000002,000000000003,000000000004,000000000005"));
  }

  /** The accounts whose associations may invoke the connector. */
  private static List<String> accounts(String customers) {
    Resolution resolution =
        new Resolution(template.root(), Map.of("CustomerAccountIds", customers));
    TreeSet<String> accounts = new TreeSet<>();
    template
        .ofType("AWS::Lambda::Permission")
        .filter(
            permission ->
                !permission.getValue().has("Condition")
                    || resolution.condition(permission.getValue().path("Condition").asText()))
        .map(permission -> resolution.text(permission.getValue().at("/Properties/SourceArn")))
        .filter(source -> source.contains(":iotmanagedintegrations:"))
        .forEach(
            source -> {
              assertTrue(source.endsWith(":account-association/*"), source);
              accounts.add(source.split(":", -1)[4]);
            });
    return List.copyOf(accounts);
  }

  private static JsonNode body(Map<String, String> given) {
    JsonNode body =
        new Resolution(template.root(), given).of(template.properties("WebhookApi").path("Body"));
    assertTrue(body != null);
    return body == null ? template.root() : body;
  }

  private static String security(JsonNode body) {
    return body.at("/paths/~1events/post/security").toString();
  }
}

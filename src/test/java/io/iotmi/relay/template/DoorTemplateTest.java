package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The door for a vendor's webhooks is there where there is a vendor, and nowhere else. */
final class DoorTemplateTest {
  private static final Template TEMPLATE = Template.read();
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:acme-AbCdEf";
  private static final Map<String, String> VENDOR =
      Map.of("Vendor", "acme", "VendorSecretArn", SECRET);
  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private static JsonNode api(Map<String, String> given) {
    JsonNode api = new Resolution(TEMPLATE.root(), given).of(TEMPLATE.resource("WebhookApi"));
    assertNotNull(api);
    return api;
  }

  private static JsonNode paths(Map<String, String> given) {
    return api(given).path("DefinitionBody").path("paths");
  }

  /** The statements of the webhook's role that the usual ones are not among. */
  private static List<JsonNode> more(Map<String, String> given, Map<String, String> than) {
    List<JsonNode> usual = statements(than);
    return statements(given).stream().filter(s -> !usual.contains(s)).toList();
  }

  private static List<JsonNode> statements(Map<String, String> given) {
    List<JsonNode> statements = new ArrayList<>();
    RolePolicy.of(TEMPLATE, "WebhookRole", given).statements().forEach(statements::add);
    return statements;
  }

  @Test
  void withoutAVendorNothingOfItIsDeployed() {
    assertEquals(1, paths(Map.of()).size());
    assertTrue(api(Map.of()).path("RouteSettings").isMissingNode());
    assertEquals("", TEMPLATE.environment("WebhookFunction", Map.of()).get("VENDOR"));
    assertEquals("", TEMPLATE.environment("WebhookFunction", Map.of()).get("EVENT_QUEUE_URL"));
    assertFalse(statements(Map.of()).toString().contains("secretsmanager"));
    for (String resource :
        List.of(
            "DoorPermission",
            "WebhookRefusedAlarm",
            "WebhookUnavailableAlarm",
            "VendorWebhooksQuery")) {
      assertEquals(
          "HasVendor",
          TEMPLATE.root().path("Resources").path(resource).path("Condition").asText(),
          resource);
    }
  }

  @Test
  void withAVendorTheRouteIsOpenAndThrottled() {
    JsonNode paths = paths(VENDOR);
    TreeSet<String> names = new TreeSet<>();
    paths.fieldNames().forEachRemaining(names::add);
    assertEquals(List.of("/events", "/webhook", "/webhook/{proxy+}"), List.copyOf(names));
    assertTrue(paths.at("/~1webhook/x-amazon-apigateway-any-method/security").isMissingNode());
    assertEquals("[{\"AWS_IAM\":[]}]", paths.at("/~1events/post/security").toString());
    Map<String, String> slow = new HashMap<>(VENDOR);
    slow.put("VendorWebhookRate", "7");
    JsonNode throttling = api(slow).path("RouteSettings");
    for (String route : List.of("ANY /webhook", "ANY /webhook/{proxy+}")) {
      assertEquals("7", throttling.path(route).path("ThrottlingRateLimit").asText());
      assertEquals("7", throttling.path(route).path("ThrottlingBurstLimit").asText());
    }
  }

  @Test
  void theRoleMayReadTheOneSecret() {
    List<JsonNode> more = more(VENDOR, Map.of());
    assertEquals(2, more.size());
    assertEquals("secretsmanager:GetSecretValue", more.getLast().path("Action").asText());
    assertEquals(SECRET, more.getLast().path("Resource").asText());
  }

  @Test
  void theRolesMayReadSeveralRecordsAtOnce() {
    for (String role : List.of("WebhookRole", "QueueRole", "ConnectorRole", "JobRole")) {
      String action = "\"dynamodb:BatchGetItem\"";
      assertTrue(
          RolePolicy.of(TEMPLATE, role, VENDOR).statements().toString().contains(action), role);
      boolean always =
          TEMPLATE.root().path("Resources").path(role).path("Condition").isMissingNode();
      assertFalse(
          always
              && RolePolicy.of(TEMPLATE, role, Map.of()).statements().toString().contains(action),
          role);
    }
  }

  @Test
  void theRoleMayUseACustomerManagedKeyForTheOneSecret() {
    Map<String, String> own = new HashMap<>(VENDOR);
    own.put("KmsKeyArn", KEY);
    List<JsonNode> more = more(own, Map.of("KmsKeyArn", KEY));
    assertEquals(3, more.size());
    JsonNode key = more.getLast();
    assertEquals("kms:Decrypt", key.path("Action").asText());
    assertEquals(KEY, key.path("Resource").asText());
    assertEquals(
        "{\"kms:ViaService\":\"secretsmanager.eu-west-1.amazonaws.com\","
            + "\"kms:EncryptionContext:SecretARN\":\""
            + SECRET
            + "\"}",
        key.at("/Condition/StringEquals").toString());
  }

  @Test
  void theQueueFunctionMayReadTheSecretAgainstWhichPayloadsAreChecked() {
    assertTrue(
        RolePolicy.of(TEMPLATE, "QueueRole", VENDOR)
            .statements()
            .toString()
            .contains("secretsmanager:GetSecretValue"));
    assertFalse(
        RolePolicy.of(TEMPLATE, "QueueRole", Map.of())
            .statements()
            .toString()
            .contains("secretsmanager"));
  }

  @Test
  void aSecretWithoutAVendorIsRefused() {
    assertEquals(
        1, new Resolution(TEMPLATE.root(), Map.of("VendorSecretArn", SECRET)).objections().size());
    assertEquals(List.of(), new Resolution(TEMPLATE.root(), VENDOR).objections());
  }
}

package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key of one's own encrypts everything that the stack stores. */
final class OwnKeyTest {
  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final Template TEMPLATE = Template.read();
  private static final Resolution WITHOUT = new Resolution(TEMPLATE.root(), Map.of());
  private static final Resolution WITH = new Resolution(TEMPLATE.root(), Map.of("KmsKeyArn", KEY));

  static Stream<String> queues() {
    return TEMPLATE.ofType("AWS::SQS::Queue").stream();
  }

  static Stream<String> logGroups() {
    return TEMPLATE.ofType("AWS::Logs::LogGroup").stream();
  }

  /** Those that every stack has; see OperationsTemplateTest for that of jobs. */
  static Stream<String> roles() {
    return TEMPLATE.ofType("AWS::IAM::Role").stream()
        .filter(role -> !TEMPLATE.root().path("Resources").path(role).has("Condition"));
  }

  @ParameterizedTest
  @MethodSource("queues")
  void aQueueIsEncryptedWithTheKeyElseWithThatOfSqs(String queue) {
    assertEquals(KEY, WITH.text(TEMPLATE.resource(queue).path("KmsMasterKeyId")));
    assertEquals("", WITH.text(TEMPLATE.resource(queue).path("SqsManagedSseEnabled")));
    assertEquals("", WITHOUT.text(TEMPLATE.resource(queue).path("KmsMasterKeyId")));
    assertEquals("true", WITHOUT.text(TEMPLATE.resource(queue).path("SqsManagedSseEnabled")));
  }

  @ParameterizedTest
  @MethodSource("logGroups")
  void aLogGroupIsEncryptedWithTheKey(String group) {
    assertEquals(KEY, WITH.text(TEMPLATE.resource(group).path("KmsKeyId")));
    assertEquals("", WITHOUT.text(TEMPLATE.resource(group).path("KmsKeyId")));
  }

  @Test
  void theLedgerAndTheVariablesAreEncryptedWithTheKey() {
    JsonNode table = TEMPLATE.resource("Ledger").path("SSESpecification");
    assertEquals(KEY, WITH.text(table.path("KMSMasterKeyId")));
    assertEquals("KMS", WITH.text(table.path("SSEType")));
    assertEquals("true", WITHOUT.text(table.path("SSEEnabled")));
    JsonNode functions = TEMPLATE.root().path("Globals").path("Function");
    assertEquals(KEY, WITH.text(functions.path("KmsKeyArn")));
    assertEquals("", WITHOUT.text(functions.path("KmsKeyArn")));
  }

  /** Whatever a role may do with the key, it may do through the services of the stack alone. */
  @ParameterizedTest
  @MethodSource("roles")
  void aRoleMayUseTheKeyThroughTheServicesOfTheStackAlone(String role) {
    int found = 0;
    for (JsonNode statement :
        RolePolicy.of(TEMPLATE, role, Map.of("KmsKeyArn", KEY)).statements()) {
      if (statement.toString().contains("kms:Decrypt")) {
        found++;
        assertEquals(KEY, statement.path("Resource").asText());
        assertTrue(
            statement
                .path("Condition")
                .path("StringEquals")
                .path("kms:ViaService")
                .toString()
                .contains("sqs.eu-west-1.amazonaws.com"));
      }
    }
    assertEquals(1, found);
    assertFalse(RolePolicy.of(TEMPLATE, role, Map.of()).statements().toString().contains("kms:"));
  }
}

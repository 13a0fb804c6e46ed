package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers the operations is there where a vendor is asked, and nowhere else. */
final class OperationsTemplateTest {
  private static final Template TEMPLATE = Template.read();
  private static final Map<String, String> VENDOR = Map.of("Vendor", "acme");
  private static final String OWN_KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private static Map<String, String> with(Map<String, String> given, String name, String value) {
    Map<String, String> more = new HashMap<>(given);
    more.put(name, value);
    return more;
  }

  private static boolean answers(Map<String, String> given) {
    return new Resolution(TEMPLATE.root(), given).condition("AnswersOperations");
  }

  private static String statements(String role, Map<String, String> given) {
    return RolePolicy.of(TEMPLATE, role, given).statements().toString();
  }

  private static JsonNode statement(String role, Map<String, String> given, String sid) {
    for (JsonNode statement : RolePolicy.of(TEMPLATE, role, given).statements()) {
      if (statement.path("Sid").asText().equals(sid)) {
        return statement;
      }
    }
    throw new AssertionError(role + " has no statement " + sid);
  }

  @ParameterizedTest
  @CsvSource({"acme, vendor, true", "acme, none, false", "'', vendor, false", "'', none, false"})
  void operationsAreAnsweredWhereThereIsAVendorUnlessTheyAreSwitchedOff(
      String vendor, String operations, boolean answered) {
    assertEquals(answered, answers(Map.of("Vendor", vendor, "Operations", operations)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JobFunction",
        "JobFunctionQueue",
        "JobRole",
        "JobQueue",
        "JobDeadLetterQueue",
        "JobTlsOnly",
        "JobLogs",
        "JobErrorsAlarm",
        "JobVersionErrorsAlarm",
        "JobThrottlesAlarm",
        "JobDurationAlarm",
        "OldestJobAlarm",
        "JobDeadLettersAlarm",
        "CommandUnansweredAlarm",
        "UserUnknownAlarm",
        "PushesMissingAlarm",
        "SilenceWatch",
        "SilenceWatchRole",
        "JobsQuery"
      })
  void withoutOperationsThereIsNo(String resource) {
    assertEquals(
        "AnswersOperations",
        TEMPLATE.root().path("Resources").path(resource).path("Condition").asText());
  }

  @Test
  void withoutAVendorTheConnectorHasNeitherJobsNorAKeyForTokens() {
    Map<String, String> variables = TEMPLATE.environment("ConnectorFunction", Map.of());
    assertEquals("", variables.get("JOB_QUEUE_URL"));
    assertEquals("", variables.get("TOKEN_KEY"));
    String statements = statements("ConnectorRole", Map.of());
    for (String action : List.of("kms:", "sqs:", "dynamodb:", "secretsmanager:")) {
      assertFalse(statements.contains(action), action);
    }
  }

  @Test
  void theConnectorPutsJobsOnTheQueueThatTheJobFunctionTakesThemFrom() {
    Map<String, String> connector = TEMPLATE.environment("ConnectorFunction", VENDOR);
    Map<String, String> job = TEMPLATE.environment("JobFunction", VENDOR);
    assertEquals(job.get("JOB_QUEUE_URL"), connector.get("JOB_QUEUE_URL"));
    assertEquals(job.get("TOKEN_KEY"), connector.get("TOKEN_KEY"));
    assertEquals(
        "JobQueue.Arn",
        new Resolution(TEMPLATE.root(), VENDOR)
            .text(TEMPLATE.resource("JobFunctionQueue").path("EventSourceArn")));
  }

  @Test
  void tokensAreEncryptedWithAKeyOfTheStackUnlessThereIsOneOfOnesOwn() {
    Resolution usual = new Resolution(TEMPLATE.root(), VENDOR);
    Resolution own = new Resolution(TEMPLATE.root(), with(VENDOR, "KmsKeyArn", OWN_KEY));
    assertTrue(usual.condition("HasTokenKey"));
    assertFalse(own.condition("HasTokenKey"));
    assertEquals(
        OWN_KEY,
        TEMPLATE.environment("JobFunction", with(VENDOR, "KmsKeyArn", OWN_KEY)).get("TOKEN_KEY"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ConnectorRole", "JobRole"})
  void aRoleUsesTheKeyOfTokensForTokensAlone(String role) {
    JsonNode tokens = statement(role, with(VENDOR, "KmsKeyArn", OWN_KEY), "Tokens");
    assertEquals(OWN_KEY, tokens.path("Resource").asText());
    assertEquals(
        "{\"kms:EncryptionContext:purpose\":\"connector-relay\"}",
        tokens.at("/Condition/StringEquals").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ConnectorRole", "JobRole"})
  void aRoleReadsTheSecretsThatCustomersNameAndNoOthers(String role) {
    String secrets =
        "arn:aws:secretsmanager:eu-west-1:444455556666:secret:acme-*,"
            + "arn:aws:secretsmanager:eu-west-1:777788889999:secret:acme-AbCdEf";
    Map<String, String> given = with(VENDOR, "CustomerSecretArns", secrets);
    assertEquals(2, statement(role, given, "CustomerSecrets").path("Resource").size());
    assertEquals(
        2,
        statement(role, given, "CustomerKeys")
            .at("/Condition/StringLike/kms:EncryptionContext:SecretARN")
            .size());
    assertFalse(statements(role, VENDOR).contains("secretsmanager"));
  }

  @Test
  void aJobThatFailsTwentyTimesGoesToADeadLetterQueueThatTakesNoOthers() {
    Resolution resolution = new Resolution(TEMPLATE.root(), VENDOR);
    JsonNode queue = TEMPLATE.resource("JobQueue");
    assertEquals(20, queue.at("/RedrivePolicy/maxReceiveCount").asInt());
    assertEquals(
        "arn:aws:sqs:eu-west-1:111122223333:" + resolution.text(queue.path("QueueName")),
        resolution.text(
            TEMPLATE.resource("JobDeadLetterQueue").at("/RedriveAllowPolicy/sourceQueueArns/0")));
  }

  @Test
  void aJobIsHiddenForSixTimesTheTimeoutOfItsFunction() {
    assertEquals(
        6 * TEMPLATE.resource("JobFunction").path("Timeout").asInt(),
        TEMPLATE.resource("JobQueue").path("VisibilityTimeout").asInt());
  }

  @Test
  void secretsOfCustomersNeedOperations() {
    Map<String, String> secrets =
        Map.of("CustomerSecretArns", "arn:aws:secretsmanager:eu-west-1:444455556666:secret:acme-*");
    assertEquals(1, new Resolution(TEMPLATE.root(), secrets).objections().size());
    assertEquals(
        List.of(), new Resolution(TEMPLATE.root(), with(secrets, "Vendor", "acme")).objections());
  }

  @Test
  void theJobThatTheScheduleMakesIsOneThatTheJobFunctionDoes() {
    Resolution resolution =
        new Resolution(TEMPLATE.root(), with(VENDOR, "ConnectorId", "acme-connector"));
    JsonNode target = TEMPLATE.resource("SilenceWatch").path("Target");
    assertEquals("JobQueue.Arn", resolution.text(target.path("Arn")));
    assertEquals(
        Optional.of(new Job.Watch("acme-connector")),
        JobForm.read(resolution.text(target.path("Input"))));
  }

  @Test
  void theScheduleMayPutJobsOnTheQueueAndNothingElse() {
    assertEquals(
        "sqs:SendMessage", statement("SilenceWatchRole", VENDOR, "Jobs").path("Action").asText());
    assertEquals(1, RolePolicy.of(TEMPLATE, "SilenceWatchRole", VENDOR).statements().size());
  }
}

package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The CloudFormation that SAM makes of the template, which {@code .ci/run} writes with a gradual
 * deployment chosen.
 */
final class TransformedTemplateIT {
  private static final String METRICS = "ConnectorRelay";
  private static final int WINDOW = 1;

  private static JsonNode resources;

  @BeforeAll
  static void read() throws IOException {
    Path file = Path.of(System.getProperty("template.transformed"));
    resources = new ObjectMapper().readTree(file.toFile()).path("Resources");
    assertFalse(resources.isEmpty());
  }

  private static JsonNode properties(String name) {
    assertTrue(resources.has(name), "no resource " + name);
    return resources.path(name).path("Properties");
  }

  private static Stream<Map.Entry<String, JsonNode>> ofType(String type) {
    return resources.properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WebhookFunction", "QueueFunction"})
  void bothFunctionsRunTheOneHandlerOnJava25AndArm64(String name) {
    JsonNode function = properties(name);
    assertEquals("java25", function.path("Runtime").asText());
    assertEquals("arm64", function.path("Architectures").path(0).asText());
    assertEquals(
        "io.iotmi.relay.entry.ConnectorHandler::handleRequest", function.path("Handler").asText());
    assertEquals("SnapStart", function.path("SnapStart").path("ApplyOn").path("Ref").asText());
    assertEquals("JSON", function.path("LoggingConfig").path("LogFormat").asText());
    assertEquals("Active", function.path("TracingConfig").path("Mode").asText());
    assertTrue(function.path("MemorySize").has("Ref"));
    assertTrue(function.path("Timeout").asInt() > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WebhookFunction", "QueueFunction"})
  void aNewVersionTakesOverTheAliasGraduallyUnlessAnAlarmStopsIt(String name) {
    JsonNode alias = resources.path(name + "Aliaslive");
    assertEquals("live", alias.path("Properties").path("Name").asText());
    String group =
        alias
            .path("UpdatePolicy")
            .path("CodeDeployLambdaAliasUpdate")
            .path("DeploymentGroupName")
            .path("Ref")
            .asText();
    JsonNode deployment = properties(group);
    assertTrue(
        deployment.path("DeploymentConfigName").toString().contains("Canary10Percent5Minutes"));
    JsonNode alarms = deployment.path("AlarmConfiguration");
    assertTrue(alarms.path("Enabled").asBoolean());
    assertEquals(2, alarms.path("Alarms").size());
    for (JsonNode alarm : alarms.path("Alarms")) {
      assertTrue(resources.has(alarm.path("Name").path("Ref").asText()));
    }
    assertTrue(deployment.path("AutoRollbackConfiguration").path("Enabled").asBoolean());
  }

  @Test
  void theQueueFeedsTheAliasAndHearsOfPartialFailures() {
    JsonNode source = properties("QueueFunctionQueue");
    assertEquals("QueueFunctionAliaslive", source.path("FunctionName").path("Ref").asText());
    assertEquals("ReportBatchItemFailures", source.path("FunctionResponseTypes").path(0).asText());
    assertEquals(
        "QueueConcurrency",
        source.path("ScalingConfig").path("MaximumConcurrency").path("Ref").asText());
    JsonNode size = source.path("BatchSize").path("Fn::If");
    assertEquals("Fifo", size.path(0).asText());
    assertEquals(10, size.path(1).asInt());
    assertEquals("BatchSize", size.path(2).path("Ref").asText());
    JsonNode window = source.path("MaximumBatchingWindowInSeconds").path("Fn::If");
    assertEquals("AWS::NoValue", window.path(1).path("Ref").asText());
    assertEquals(WINDOW, window.path(2).asInt());
  }

  @Test
  void aMessageStaysAwayForSixTimeoutsAndTheWindow() {
    int timeout = properties("QueueFunction").path("Timeout").asInt();
    assertTrue(properties("EventQueue").path("VisibilityTimeout").asInt() >= 6 * timeout + WINDOW);
  }

  @Test
  void everyQueueIsEncryptedAndTakesTlsOnly() {
    JsonNode policy = properties("TlsOnly");
    Set<String> covered = new TreeSet<>();
    policy.path("Queues").forEach(queue -> covered.add(queue.path("Ref").asText()));
    assertEquals(names("AWS::SQS::Queue"), covered);
    JsonNode statement = policy.path("PolicyDocument").path("Statement").path(0);
    assertEquals("Deny", statement.path("Effect").asText());
    assertEquals(
        "false", statement.path("Condition").path("Bool").path("aws:SecureTransport").asText());
    ofType("AWS::SQS::Queue")
        .forEach(
            queue ->
                assertTrue(
                    queue.getValue().path("Properties").path("SqsManagedSseEnabled").asBoolean(),
                    queue.getKey()));
  }

  @Test
  void aMessageThatFailsFiveTimesGoesToADeadLetterQueueOfTheSameType() {
    JsonNode redrive = properties("EventQueue").path("RedrivePolicy");
    assertEquals(5, redrive.path("maxReceiveCount").asInt());
    assertEquals(
        "DeadLetterQueue", redrive.path("deadLetterTargetArn").path("Fn::GetAtt").path(0).asText());
    assertEquals(
        properties("EventQueue").path("FifoQueue"),
        properties("DeadLetterQueue").path("FifoQueue"));
    assertEquals(
        "Fifo", properties("EventQueue").path("FifoQueue").path("Fn::If").path(0).asText());
    assertEquals(1_209_600, properties("DeadLetterQueue").path("MessageRetentionPeriod").asInt());
  }

  @Test
  void whatTheWebhookCannotSendWaitsOnTheEventQueue() {
    JsonNode variables = properties("WebhookFunction").path("Environment").path("Variables");
    assertEquals("EventQueue", variables.path("OVERFLOW_QUEUE_URL").path("Ref").asText());
  }

  @Test
  void theLedgerIsOnDemandEncryptedAndForgets() {
    JsonNode table = properties("Ledger");
    assertEquals("PAY_PER_REQUEST", table.path("BillingMode").asText());
    assertEquals("id", table.path("KeySchema").path(0).path("AttributeName").asText());
    assertTrue(table.path("SSESpecification").path("SSEEnabled").asBoolean());
    JsonNode ttl = table.path("TimeToLiveSpecification");
    assertEquals("expiration", ttl.path("AttributeName").asText());
    assertTrue(ttl.path("Enabled").asBoolean());
  }

  @Test
  void theWebhookDemandsIamUnlessTokensAreConfigured() {
    JsonNode route = properties("WebhookRoute");
    assertEquals("POST /events", route.path("RouteKey").asText());
    JsonNode authorization = route.path("AuthorizationType").path("Fn::If");
    assertEquals(
        List.of("Tokens", "JWT", "AWS_IAM"),
        List.of(
            authorization.path(0).asText(),
            authorization.path(1).asText(),
            authorization.path(2).asText()));
    assertEquals(1, names("AWS::ApiGatewayV2::Route").size());
    assertEquals(
        "WebhookFunctionAliaslive",
        properties("WebhookIntegration").path("IntegrationUri").path("Ref").asText());
  }

  @Test
  void managedIntegrationsMayInvokeTheAliasForThisAccountsAssociationsOnly() {
    JsonNode permission = properties("ConnectorPermission");
    assertEquals("WebhookFunctionAliaslive", permission.path("FunctionName").path("Ref").asText());
    assertEquals("iotmanagedintegrations.amazonaws.com", permission.path("Principal").asText());
    assertEquals("AWS::AccountId", permission.path("SourceAccount").path("Ref").asText());
    assertTrue(
        permission.path("SourceArn").path("Fn::Sub").asText().endsWith(":account-association/*"));
  }

  @Test
  void everyLogGroupForgetsAndEveryFunctionHasItsOwn() {
    assertEquals(Set.of("ApiLogs", "QueueLogs", "WebhookLogs"), names("AWS::Logs::LogGroup"));
    ofType("AWS::Logs::LogGroup")
        .forEach(
            group ->
                assertTrue(
                    group.getValue().path("Properties").has("RetentionInDays"), group.getKey()));
    assertEquals(
        "WebhookLogs",
        properties("WebhookFunction").path("LoggingConfig").path("LogGroup").path("Ref").asText());
    assertEquals(
        "QueueLogs",
        properties("QueueFunction").path("LoggingConfig").path("LogGroup").path("Ref").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "WebhookErrorsAlarm, Errors",
    "QueueErrorsAlarm, Errors",
    "WebhookThrottlesAlarm, Throttles",
    "QueueThrottlesAlarm, Throttles",
    "WebhookDurationAlarm, Duration",
    "QueueDurationAlarm, Duration",
    "OldestMessageAlarm, ApproximateAgeOfOldestMessage",
    "DeadLettersAlarm, ApproximateNumberOfMessagesVisible",
    "RejectedAlarm, Rejected",
    "RejectedAlarm, Unreadable",
    "RejectedAlarm, Conflict",
    "AccessDeniedAlarm, AccessDenied",
    "QuotaAlarm, RequestsSent",
    "ThrottledAlarm, Throttled"
  })
  void anAlarmWatches(String name, String metric) {
    JsonNode alarm = properties(name);
    assertTrue(alarm.toString().contains("\"MetricName\":\"" + metric + "\""), alarm.toString());
    assertEquals("notBreaching", alarm.path("TreatMissingData").asText());
    assertEquals("TellsAlarms", alarm.path("AlarmActions").path("Fn::If").path(0).asText());
    assertTrue(alarm.path("AlarmDescription").asText().contains("README"));
  }

  @ParameterizedTest
  @CsvSource({"Webhook", "Queue"})
  void theDurationAlarmComesAtFourFifthsOfTheTimeout(String source) {
    assertEquals(
        properties(source + "Function").path("Timeout").asInt() * 800,
        properties(source + "DurationAlarm").path("Threshold").asInt());
  }

  @Test
  void everyAlarmIsInTheReadmeAndThere() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertEquals(
        Set.of(),
        names("AWS::CloudWatch::Alarm").stream()
            .filter(name -> !readme.contains("`" + name + "`"))
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Delivered",
        "AgeAtDelivery",
        "RequestsSavedByMerging",
        "Throttled",
        "Rejected",
        "AccessDenied"
      })
  void theDashboardShows(String metric) throws IOException {
    String body = properties("Dashboard").path("DashboardBody").path("Fn::Sub").asText();
    assertTrue(new ObjectMapper().readTree(body).path("widgets").size() >= 5);
    assertTrue(body.contains("\"" + metric + "\""));
    assertTrue(body.contains("\"" + METRICS + "\""));
  }

  @Test
  void noResourceHasAFixedName() {
    for (String member : List.of("FunctionName", "QueueName", "TableName", "LogGroupName")) {
      Stream.of("AWS::Lambda::Function", "AWS::SQS::Queue", "AWS::DynamoDB::Table")
          .flatMap(TransformedTemplateIT::ofType)
          .forEach(
              resource ->
                  assertFalse(
                      resource.getValue().path("Properties").has(member), resource.getKey()));
    }
  }

  @Test
  void noRoleOfAFunctionHasAManagedPolicy() {
    for (String role : List.of("WebhookRole", "QueueRole")) {
      assertFalse(properties(role).has("ManagedPolicyArns"));
    }
    assertEquals(
        Set.of("CodeDeployServiceRole", "QueueRole", "WebhookRole"), names("AWS::IAM::Role"));
  }

  private static Set<String> names(String type) {
    return ofType(type).map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
  }
}

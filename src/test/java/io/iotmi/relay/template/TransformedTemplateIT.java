package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SAM makes of the template holds what the README says of the stack. */
final class TransformedTemplateIT {
  private static final int WINDOW = 1;

  private static Transformed template;

  @BeforeAll
  static void read() throws IOException {
    template = Transformed.read();
  }

  @ParameterizedTest
  @ValueSource(strings = {"WebhookFunction", "QueueFunction", "ConnectorFunction"})
  void allFunctionsRunTheOneHandlerOnJava25(String name) {
    JsonNode function = template.properties(name);
    assertEquals("java25", function.path("Runtime").asText());
    assertEquals("Architecture", function.path("Architectures").path(0).path("Ref").asText());
    assertEquals(
        "io.iotmi.relay.entry.ConnectorHandler::handleRequest", function.path("Handler").asText());
    assertEquals("JSON", function.path("LoggingConfig").path("LogFormat").asText());
    assertEquals("Active", function.path("TracingConfig").path("Mode").asText());
    assertTrue(function.path("MemorySize").has("Ref"));
    assertTrue(function.path("Timeout").asInt() > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WebhookFunction", "QueueFunction", "ConnectorFunction"})
  void aNewVersionTakesOverTheAliasGraduallyUnlessAnAlarmStopsIt(String name) {
    JsonNode alias = template.resources().path(name + "Aliaslive");
    assertEquals("live", alias.path("Properties").path("Name").asText());
    String group =
        alias
            .path("UpdatePolicy")
            .path("CodeDeployLambdaAliasUpdate")
            .path("DeploymentGroupName")
            .path("Ref")
            .asText();
    JsonNode deployment = template.properties(group);
    assertTrue(
        deployment.path("DeploymentConfigName").toString().contains("Canary10Percent5Minutes"));
    JsonNode alarms = deployment.path("AlarmConfiguration");
    assertTrue(alarms.path("Enabled").asBoolean());
    assertEquals(1, alarms.path("Alarms").size());
    for (JsonNode alarm : alarms.path("Alarms")) {
      assertTrue(template.resources().has(alarm.path("Name").path("Ref").asText()));
    }
    assertTrue(deployment.path("AutoRollbackConfiguration").path("Enabled").asBoolean());
  }

  @Test
  void theQueueFeedsTheAliasAndIsToldOfPartialFailures() {
    JsonNode source = template.properties("QueueFunctionQueue");
    assertEquals("[\"Registered\",true,false]", source.at("/Enabled/Fn::If").toString());
    assertEquals("QueueFunctionAliaslive", source.path("FunctionName").path("Ref").asText());
    assertEquals("ReportBatchItemFailures", source.path("FunctionResponseTypes").path(0).asText());
    assertEquals(
        "QueueConcurrency",
        source.path("ScalingConfig").path("MaximumConcurrency").path("Ref").asText());
  }

  @Test
  void aBatchOfAFifoQueueHasTenMessagesAtMost() {
    JsonNode size = template.properties("QueueFunctionQueue").path("BatchSize").path("Fn::If");
    assertEquals("Fifo", size.path(0).asText());
    assertEquals(10, size.path(1).asInt());
    assertEquals("BatchSize", size.path(2).path("Ref").asText());
  }

  /** SQS has no batching window for FIFO queues. */
  @Test
  void onlyAStandardQueueHasABatchingWindow() {
    JsonNode window =
        template.properties("QueueFunctionQueue").at("/MaximumBatchingWindowInSeconds/Fn::If");
    assertEquals("Fifo", window.path(0).asText());
    assertEquals("AWS::NoValue", window.path(1).path("Ref").asText());
    assertEquals(WINDOW, window.path(2).asInt());
  }

  @Test
  void aMessageStaysAwayForSixTimeoutsAndTheWindow() {
    int timeout = template.properties("QueueFunction").path("Timeout").asInt();
    assertTrue(
        template.properties("EventQueue").path("VisibilityTimeout").asInt()
            >= 6 * timeout + WINDOW);
  }

  @Test
  void whatTheWebhookCannotSendWaitsOnTheEventQueue() {
    JsonNode variables =
        template.properties("WebhookFunction").path("Environment").path("Variables");
    assertEquals("EventQueue", variables.path("OVERFLOW_QUEUE_URL").path("Ref").asText());
  }

  @Test
  void theLedgerIsOnDemandEncryptedAndForgets() {
    JsonNode table = template.properties("Ledger");
    assertEquals("PAY_PER_REQUEST", table.path("BillingMode").asText());
    assertEquals("id", table.path("KeySchema").path(0).path("AttributeName").asText());
    assertTrue(table.path("SSESpecification").path("SSEEnabled").asBoolean());
    JsonNode ttl = table.path("TimeToLiveSpecification");
    assertEquals("expiration", ttl.path("AttributeName").asText());
    assertTrue(ttl.path("Enabled").asBoolean());
  }

  @Test
  void everyLogGroupForgetsAndEveryFunctionHasItsOwn() {
    assertEquals(
        Set.of("ApiLogs", "ConnectorLogs", "JobLogs", "QueueLogs", "WebhookLogs"),
        template.names("AWS::Logs::LogGroup"));
    template
        .ofType("AWS::Logs::LogGroup")
        .forEach(
            group ->
                assertTrue(
                    group.getValue().path("Properties").has("RetentionInDays"), group.getKey()));
    for (String source : List.of("Webhook", "Queue", "Connector")) {
      assertEquals(
          source + "Logs",
          template.properties(source + "Function").at("/LoggingConfig/LogGroup/Ref").asText());
    }
  }

  /** The event queue has one, made of the stack's own id. */
  @Test
  void noResourceHasAFixedName() {
    assertTrue(
        template.properties("EventQueue").path("QueueName").toString().contains("AWS::StackId"));
    for (String member : List.of("FunctionName", "TableName", "LogGroupName")) {
      Stream.of("AWS::Lambda::Function", "AWS::DynamoDB::Table", "AWS::Logs::LogGroup")
          .flatMap(template::ofType)
          .forEach(
              resource ->
                  assertFalse(
                      resource.getValue().path("Properties").has(member), resource.getKey()));
    }
  }

  @Test
  void noRoleButThatOfCodeDeployHasAManagedPolicy() {
    Set<String> own =
        Set.of("WebhookRole", "QueueRole", "ConnectorRole", "JobRole", "SilenceWatchRole");
    for (String role : own) {
      assertFalse(template.properties(role).has("ManagedPolicyArns"));
    }
    Set<String> all = new TreeSet<>(own);
    all.add("CodeDeployServiceRole");
    assertEquals(all, template.names("AWS::IAM::Role"));
  }
}

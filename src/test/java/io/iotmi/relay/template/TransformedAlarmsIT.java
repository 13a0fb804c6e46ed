package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack tells its operators what they have to know. */
final class TransformedAlarmsIT {
  private static Transformed template;

  @BeforeAll
  static void read() throws IOException {
    template = Transformed.read();
  }

  @ParameterizedTest
  @CsvSource({
    "WebhookErrorsAlarm, Errors",
    "QueueErrorsAlarm, Errors",
    "ConnectorErrorsAlarm, Errors",
    "WebhookVersionErrorsAlarm, Errors",
    "QueueVersionErrorsAlarm, Errors",
    "ConnectorVersionErrorsAlarm, Errors",
    "WebhookThrottlesAlarm, Throttles",
    "QueueThrottlesAlarm, Throttles",
    "ConnectorThrottlesAlarm, Throttles",
    "WebhookDurationAlarm, Duration",
    "QueueDurationAlarm, Duration",
    "ConnectorDurationAlarm, Duration",
    "ClientErrorsAlarm, 4xx",
    "ServerErrorsAlarm, 5xx",
    "OldestMessageAlarm, ApproximateAgeOfOldestMessage",
    "DeadLettersAlarm, ApproximateNumberOfMessagesVisible",
    "DeadLettersAgeAlarm, ApproximateAgeOfOldestMessage",
    "RejectedQueueDepthAlarm, ApproximateNumberOfMessagesVisible",
    "RejectedQueueAgeAlarm, ApproximateAgeOfOldestMessage",
    "FailedInvocationsAlarm, ApproximateNumberOfMessagesVisible",
    "RejectedAlarm, Rejected",
    "RejectedAlarm, Unreadable",
    "RejectedAlarm, Conflict",
    "AccessDeniedAlarm, AccessDenied",
    "ConnectorNotFoundAlarm, ConnectorNotFound",
    "UnconfirmedAlarm, Unconfirmed",
    "UnrecognisedAlarm, Unrecognised",
    "OperationUnansweredAlarm, OperationUnanswered",
    "QuotaAlarm, RequestsSent",
    "ThrottledAlarm, Throttled",
    "SilenceAlarm, Delivered"
  })
  void theAlarmWatchesTheMetric(String name, String metric) {
    String alarm = template.properties(name).toString();
    assertTrue(alarm.contains("\"MetricName\":\"" + metric + "\""), alarm);
  }

  static Stream<Map.Entry<String, JsonNode>> alarms() {
    return template.ofType("AWS::CloudWatch::Alarm");
  }

  @Test
  void everyAlarmTellsItsTopicOfTroubleAndOfItsEnd() {
    alarms()
        .forEach(
            alarm -> {
              JsonNode properties = alarm.getValue().path("Properties");
              for (String actions : Set.of("AlarmActions", "OKActions")) {
                assertEquals(
                    "TellsAlarms",
                    properties.at("/" + actions + "/Fn::If/0").asText(),
                    alarm.getKey());
              }
            });
  }

  /** See https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
  @Test
  void noAlarmFillsWhatIsLateAndAllWaitForMoreThanOnePeriod() {
    alarms()
        .forEach(
            alarm -> {
              JsonNode properties = alarm.getValue().path("Properties");
              assertFalse(properties.toString().contains("FILL"), alarm.getKey());
              boolean silence = alarm.getKey().equals("SilenceAlarm");
              assertTrue(
                  silence || properties.path("EvaluationPeriods").asInt() > 1, alarm.getKey());
              assertTrue(properties.has("DatapointsToAlarm"), alarm.getKey());
              assertEquals(
                  silence ? "breaching" : "notBreaching",
                  properties.path("TreatMissingData").asText(),
                  alarm.getKey());
            });
  }

  @ParameterizedTest
  @CsvSource({"Webhook, 20000", "Queue, 60000", "Connector, 2000"})
  void theDurationAlarmRingsAtFourFifthsOfTheTimeout(String source, int milliseconds) {
    int timeout = template.properties(source + "Function").path("Timeout").asInt() * 1_000;
    assertTrue(milliseconds <= timeout);
    assertEquals(
        milliseconds * 4 / 5,
        template.properties(source + "DurationAlarm").path("Threshold").asInt());
  }

  /** https://github.com/aws/serverless-application-model/issues/716 */
  @ParameterizedTest
  @ValueSource(strings = {"Webhook", "Queue", "Connector"})
  void aDeploymentIsStoppedByErrorsOfItsOwnVersionAlone(String source) {
    JsonNode dimensions = template.properties(source + "VersionErrorsAlarm").path("Dimensions");
    String version = dimensions.path(2).at("/Value/Fn::GetAtt/0").asText();
    assertEquals("ExecutedVersion", dimensions.path(2).path("Name").asText());
    assertEquals("AWS::Lambda::Version", template.resources().path(version).path("Type").asText());
    assertEquals(
        version,
        template
            .properties(source + "FunctionAliaslive")
            .at("/FunctionVersion/Fn::GetAtt/0")
            .asText());
    JsonNode watched =
        template.properties(source + "FunctionDeploymentGroup").at("/AlarmConfiguration/Alarms");
    assertEquals(1, watched.size());
    assertEquals(source + "VersionErrorsAlarm", watched.at("/0/Name/Ref").asText());
  }

  @Test
  void silenceIsWatchedForAsLongAsTheParameterSays() {
    JsonNode alarm = template.properties("SilenceAlarm");
    assertEquals(
        "WatchesSilence", template.resources().path("SilenceAlarm").path("Condition").asText());
    assertEquals("SilenceMinutes", alarm.path("EvaluationPeriods").path("Ref").asText());
    assertEquals("SilenceMinutes", alarm.path("DatapointsToAlarm").path("Ref").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Delivered",
        "AgeAtDelivery",
        "RequestsSavedByMerging",
        "Throttled",
        "Rejected",
        "AccessDenied",
        "ConnectorNotFound"
      })
  void theDashboardShowsTheMetric(String metric) throws IOException {
    String body = template.properties("Dashboard").path("DashboardBody").path("Fn::Sub").asText();
    assertTrue(new ObjectMapper().readTree(body).path("widgets").size() >= 5);
    assertTrue(body.contains("\"" + metric + "\""));
    assertTrue(body.contains("\"ConnectorRelay\""));
  }
}

package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
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
    JsonNode alarm = template.properties(name);
    assertTrue(alarm.toString().contains("\"MetricName\":\"" + metric + "\""), alarm.toString());
    assertEquals("notBreaching", alarm.path("TreatMissingData").asText());
    assertEquals("TellsAlarms", alarm.path("AlarmActions").path("Fn::If").path(0).asText());
    assertTrue(alarm.path("AlarmDescription").asText().contains("README"));
  }

  @ParameterizedTest
  @CsvSource({"Webhook", "Queue"})
  void theDurationAlarmComesAtFourFifthsOfTheTimeout(String source) {
    assertEquals(
        template.properties(source + "Function").path("Timeout").asInt() * 800,
        template.properties(source + "DurationAlarm").path("Threshold").asInt());
  }

  @Test
  void everyAlarmIsInTheReadmeAndThere() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertEquals(
        Set.of(),
        template.names("AWS::CloudWatch::Alarm").stream()
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
    String body = template.properties("Dashboard").path("DashboardBody").path("Fn::Sub").asText();
    assertTrue(new ObjectMapper().readTree(body).path("widgets").size() >= 5);
    assertTrue(body.contains("\"" + metric + "\""));
    assertTrue(body.contains("\"ConnectorRelay\""));
  }
}

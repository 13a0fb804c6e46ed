package io.iotmi.relay.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.stage.map.MessageRule;
import io.iotmi.relay.stage.plan.PlanRules.Merge;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
  private static final Map<String, String> LEAST =
      Map.of("AWS_REGION", "eu-west-1", "CONNECTOR_ID", "c-1");

  @Test
  void twoVariablesAreEnough() {
    Settings settings = Settings.from(LEAST);
    assertEquals("c-1", settings.connectorId());
    assertNull(settings.ledgerTable());
    assertEquals(Duration.ofDays(14), settings.ledgerTtl());
    assertEquals(Set.of(), settings.allowedConnectorIds());
    assertEquals(Double.POSITIVE_INFINITY, settings.sendQuota());
    assertEquals(10, settings.sendRateLimit());
    assertEquals(Merge.LOSSLESS, settings.merge());
    assertEquals(MessageRule.DOCUMENTED, settings.messageRule());
    assertTrue(settings.metrics());
    assertEquals("ConnectorRelay", settings.metricsNamespace());
    assertEquals("connector-relay", settings.serviceName());
  }

  @Test
  void everyFaultIsListedAtOnceWithItsVariable() {
    InvalidSettingsException wrong =
        assertThrows(
            InvalidSettingsException.class,
            () ->
                Settings.from(
                    Map.of(
                        "CONNECTOR_ID", "a/b",
                        "POWERTOOLS_LOG_LEVEL", "WARNING",
                        "AWS_LAMBDA_LOG_LEVEL", "LOUD",
                        "LEDGER_TTL", "a day",
                        "MERGE", "newest",
                        "SEND_CONCURRENCY", "0",
                        "OVERFLOW_QUEUE_URL", "relay-queue")));
    for (String name :
        new String[] {
          "AWS_REGION",
          "CONNECTOR_ID",
          "POWERTOOLS_LOG_LEVEL",
          "AWS_LAMBDA_LOG_LEVEL",
          "LEDGER_TTL",
          "MERGE",
          "SEND_CONCURRENCY",
          "OVERFLOW_QUEUE_URL"
        }) {
      assertTrue(String.valueOf(wrong.getMessage()).contains(name), name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOWED_CONNECTOR_IDS, a/b",
    "ALLOWED_CONNECTOR_IDS, 'a,b c'",
    "ALLOWED_CONNECTOR_IDS, ','",
    "LEDGER_TTL, PT30S",
    "LEDGER_TTL, P999999999D",
    "SEND_RATE_LIMIT, 0",
    "SEND_RATE_LIMIT, NaN",
    "SEND_QUOTA, -1",
    "SEND_QUOTA, all",
    "SEND_RATE_LIMIT, ten",
    "SEND_SHARE, 0",
    "SEND_SHARE, 1.1",
    "SEND_SHARE, NaN",
    "SEND_SHARE, 1/0",
    "SEND_SHARE, 1/2/3",
    "SEND_SHARE, /2",
    "SEND_SHARE, half",
    "SEND_CONCURRENCY, 1.5",
    "MAX_DEVICES_PER_REQUEST, 0",
    "MAX_REQUEST_BYTES, 100",
    "MERGE, LOSSLESS",
    "MESSAGE_RULE, none",
    "REJECTED_QUEUE_URL, ftp://queue/1",
    "POWERTOOLS_METRICS_NAMESPACE, AWS/Lambda",
    "POWERTOOLS_METRICS_NAMESPACE, Relay?",
    "POWERTOOLS_SERVICE_NAME, café",
    "REJECTED_QUEUE_URL, http://a b",
    "LEDGER_TABLE, a b",
    "AWS_REGION, Ireland"
  })
  void aWrongValueIsRefused(String name, String value) {
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put(name, value);
    InvalidSettingsException wrong =
        assertThrows(InvalidSettingsException.class, () -> Settings.from(environment), value);
    assertTrue(String.valueOf(wrong.getMessage()).contains(name));
  }

  @Test
  void aBlankVariableCountsAsUnset() {
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put("LEDGER_TABLE", "");
    environment.put("MERGE", " ");
    assertNull(Settings.from(environment).ledgerTable());
  }

  @Test
  void otherConnectorsAreListedWithCommas() {
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put("ALLOWED_CONNECTOR_IDS", "c-2, c_3,c-2,");
    assertEquals(Set.of("c-2", "c_3"), Settings.from(environment).allowedConnectorIds());
  }

  @Test
  void aWrongConnectorIsNamedBesideTheOtherFaults() {
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put("ALLOWED_CONNECTOR_IDS", "a,b/c");
    environment.put("MERGE", "newest");
    String message =
        String.valueOf(
            assertThrows(InvalidSettingsException.class, () -> Settings.from(environment))
                .getMessage());
    assertTrue(message.contains("ALLOWED_CONNECTOR_IDS") && message.contains("MERGE"), message);
  }

  @ParameterizedTest
  @CsvSource({"us-gov-west-1", "cn-north-1", "eusc-de-east-1", "us-iso-east-1"})
  void everyPartitionsRegionsAreRegions(String region) {
    assertEquals(
        region, Settings.from(Map.of("AWS_REGION", region, "CONNECTOR_ID", "c-1")).region());
  }

  @Test
  void theQuotaOfAllRuntimesIsASettingOfItsOwn() {
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put("SEND_QUOTA", "25");
    environment.put("SEND_RATE_LIMIT", "2.5");
    Settings settings = Settings.from(environment);
    assertEquals(25, settings.sendQuota());
    assertEquals(2.5, settings.sendRateLimit());
  }

  @Test
  void theRateCanBeUnlimited() {
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put("SEND_RATE_LIMIT", "unlimited");
    assertEquals(Double.POSITIVE_INFINITY, Settings.from(environment).sendRateLimit());
  }

  @ParameterizedTest
  @CsvSource({"0.25, 2.5", "1, 10", "0.7/2, 3.5", "1/8, 1.25"})
  void aRuntimeHasItsShareOfTheRate(String share, double rate) {
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put("SEND_SHARE", share);
    assertEquals(rate, Settings.from(environment).sendRateLimit(), 1e-9);
  }
}

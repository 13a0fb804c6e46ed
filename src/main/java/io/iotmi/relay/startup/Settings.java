package io.iotmi.relay.startup;

import static java.util.stream.Collectors.toSet;

import io.iotmi.relay.logging.LogSettings;
import io.iotmi.relay.stage.map.MessageRule;
import io.iotmi.relay.stage.plan.PlanRules;
import io.iotmi.relay.stage.plan.PlanRules.Merge;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says; see the page Settings.
 *
 * @param allowedConnectorIds what an event may name instead of {@code connectorId}
 * @param ledgerTable null: a ledger in memory, which knows only its own runtime
 * @param sendQuota requests a second of all runtimes together, infinite where they do not share
 * @param sendRateLimit requests a second of one runtime, infinite for no limit
 * @param vendor null: only events in the relay's own forms come in
 */
public record Settings(
    String region,
    String connectorId,
    Set<String> allowedConnectorIds,
    @Nullable String ledgerTable,
    Duration ledgerTtl,
    @Nullable URI rejectedQueueUrl,
    @Nullable URI overflowQueueUrl,
    double sendQuota,
    double sendRateLimit,
    int sendConcurrency,
    int maxDevicesPerRequest,
    int maxRequestBytes,
    Merge merge,
    MessageRule messageRule,
    boolean metrics,
    String metricsNamespace,
    String serviceName,
    @Nullable VendorSettings vendor) {

  private static final String CONNECTOR_ID = "[A-Za-z0-9_-]{1,64}";

  /** The API's default quota for an account and Region, L-92AD7660. */
  static final double DEFAULT_SEND_RATE_LIMIT = 10;

  /** Read by the logging itself, long before any fault of it could be told. */
  private static final String LOG_LEVEL = "(?i)TRACE|DEBUG|INFO|WARN|ERROR|FATAL";

  /** The connectors that an event or an operation may name. */
  Set<String> connectorIds() {
    return Stream.concat(Stream.of(connectorId), allowedConnectorIds.stream()).collect(toSet());
  }

  PlanRules planRules() {
    return new PlanRules(merge, maxDevicesPerRequest, maxRequestBytes, rejectedQueueUrl != null);
  }

  /**
   * Reads and checks all variables at once.
   *
   * @throws InvalidSettingsException listing every fault with its variable's name
   */
  public static Settings from(Map<String, String> environment) {
    Variables read = new Variables(environment);
    for (String level : List.of("POWERTOOLS_LOG_LEVEL", "AWS_LAMBDA_LOG_LEVEL")) {
      read.optional(level, LOG_LEVEL, "TRACE, DEBUG, INFO, WARN, ERROR or FATAL");
    }
    Settings settings =
        new Settings(
            read.required(
                "AWS_REGION", "[a-z]{2,8}(-[a-z]+)+-[0-9]+", "a Region such as eu-west-1"),
            read.required("CONNECTOR_ID", CONNECTOR_ID, "1 to 64 letters, digits, - or _"),
            read.names(
                "ALLOWED_CONNECTOR_IDS",
                CONNECTOR_ID,
                "connector ids of 1 to 64 letters, digits, - or _ with commas between them"),
            read.optional("LEDGER_TABLE", "[a-zA-Z0-9_.-]{3,255}", "the name of a DynamoDB table"),
            read.duration("LEDGER_TTL", Duration.ofDays(14), Duration.ofMinutes(1)),
            read.url("REJECTED_QUEUE_URL"),
            read.url("OVERFLOW_QUEUE_URL"),
            read.rate("SEND_QUOTA", Double.POSITIVE_INFINITY),
            read.rate("SEND_RATE_LIMIT", DEFAULT_SEND_RATE_LIMIT) * read.share("SEND_SHARE"),
            read.whole("SEND_CONCURRENCY", 50, 1, 10_000),
            read.whole("MAX_DEVICES_PER_REQUEST", 100, 1, 10_000),
            read.whole("MAX_REQUEST_BYTES", 262_144, 1_024, 6_291_456),
            read.oneOf("MERGE", Merge.class, Merge.LOSSLESS),
            read.oneOf("MESSAGE_RULE", MessageRule.class, MessageRule.DOCUMENTED),
            !read.flag("POWERTOOLS_METRICS_DISABLED"),
            read.text(
                "POWERTOOLS_METRICS_NAMESPACE",
                "(?!AWS/)[A-Za-z0-9._/#: -]{1,255}",
                "a namespace of CloudWatch, 1 to 255 letters, digits, spaces or ._/#:-, not AWS/",
                "ConnectorRelay"),
            read.text(
                "POWERTOOLS_SERVICE_NAME",
                "[!-9;-~][ -~]{0,1023}",
                "1 to 1024 printable ASCII characters, no space or colon first",
                LogSettings.DEFAULT_SERVICE),
            VendorSettings.from(read));
    List<String> faults = read.faults();
    if (!faults.isEmpty()) {
      throw new InvalidSettingsException(faults);
    }
    return settings;
  }
}

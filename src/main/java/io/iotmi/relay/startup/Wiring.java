package io.iotmi.relay.startup;

import io.iotmi.relay.aws.dynamodb.DynamoDbLedger;
import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.Credentials;
import io.iotmi.relay.aws.http.DryRunHttp;
import io.iotmi.relay.aws.http.Endpoints;
import io.iotmi.relay.aws.http.SignedHttp;
import io.iotmi.relay.aws.integrations.ManagedIntegrationsSender;
import io.iotmi.relay.aws.integrations.RetryRules;
import io.iotmi.relay.aws.sqs.SqsQueue;
import io.iotmi.relay.aws.sqs.SqsVisibility;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.operation.NotOffered;
import io.iotmi.relay.pipeline.ConnectorPipeline;
import io.iotmi.relay.pipeline.door.WebhookDoor;
import io.iotmi.relay.stage.claim.Claims;
import io.iotmi.relay.stage.claim.DeliveryLedger;
import io.iotmi.relay.stage.claim.InMemoryLedger;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.map.EventMapper;
import io.iotmi.relay.stage.park.MessageQueue;
import io.iotmi.relay.stage.park.Parking;
import io.iotmi.relay.stage.plan.Planner;
import io.iotmi.relay.stage.redelivery.Returns;
import io.iotmi.relay.stage.send.LaneDispatcher;
import io.iotmi.relay.stage.send.pace.SendSlots;
import io.iotmi.relay.telemetry.Telemetry;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.folder.FolderLocation;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds everything once, by hand; the only class that knows the adapters. */
public final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  private final Settings settings;
  private final Map<String, String> environment;

  /** Read whole and once: the translator and the door are made of the same folder. */
  private final @Nullable Vendor vendor;

  private final ConnectorPipeline pipeline;
  private final OperationSide operations;
  private final @Nullable WebhookDoor door;
  private final Telemetry telemetry;
  private final InstantSource clock;

  public Wiring(Settings settings, Map<String, String> environment, InstantSource clock) {
    this(
        settings,
        environment,
        clock,
        vendor(settings),
        new SignedHttp(
            new Credentials(environment::get), settings.region(), CONNECT_TIMEOUT, clock),
        (http, endpoints) -> SlotWiring.slots(settings, http, endpoints, clock));
    if (settings.connectorId().equals(SendConnectorEvent.UNREGISTERED)) {
      LOG.warn(
          "CONNECTOR_ID is {}: its events are tried again later and none is sent until it is set",
          SendConnectorEvent.UNREGISTERED);
    }
    if (settings.ledgerTable() == null) {
      LOG.warn("LEDGER_TABLE is not set: the ledger is in memory and knows only this runtime");
    }
  }

  private Wiring(
      Settings settings,
      Map<String, String> environment,
      InstantSource clock,
      @Nullable Vendor vendor,
      AwsHttp http,
      BiFunction<AwsHttp, Endpoints, SendSlots> runtimeSlots) {
    this.settings = settings;
    this.environment = environment;
    this.clock = clock;
    this.vendor = vendor;
    this.telemetry =
        settings.metrics()
            ? Telemetry.of(settings.metricsNamespace(), settings.serviceName())
            : Telemetry.withoutMetrics();
    Endpoints endpoints = Endpoints.of(environment::get, settings.region());
    SendSlots slots = runtimeSlots.apply(http, endpoints);
    VendorSettings ofVendor = settings.vendor();
    try {
      this.pipeline =
          new ConnectorPipeline(
              new MessageDecoder(vendor != null),
              ofVendor == null || vendor == null
                  ? null
                  : VendorWiring.stages(
                      vendor,
                      DoorWiring.queued(vendor, ofVendor, http, endpoints, clock),
                      RecallWiring.recall(vendor, settings, http, endpoints),
                      OperationWiring.ends(settings, http, endpoints),
                      RecallWiring.pushes(vendor, settings, http, endpoints)),
              new EventMapper(
                  settings.connectorId(), settings.allowedConnectorIds(), settings.messageRule()),
              new Claims(ledger(settings, http, endpoints)),
              new Planner(settings.planRules()),
              new LaneDispatcher(
                  new ManagedIntegrationsSender(
                      endpoints.managedIntegrations(), http, slots, RetryRules.STANDARD),
                  slots,
                  RetryRules.STANDARD.leastTime(),
                  settings.sendConcurrency()),
              parking(settings, http, endpoints),
              new Returns(
                  new SqsVisibility(http, endpoints.sqs()),
                  () -> ThreadLocalRandom.current().nextDouble()));
      this.door =
          ofVendor == null || vendor == null
              ? null
              : DoorWiring.door(vendor, ofVendor, http, endpoints, clock);
      this.operations =
          ofVendor != null && vendor != null && ofVendor.tokenKey() != null
              ? OperationWiring.of(
                  settings, ofVendor, vendor, environment, http, endpoints, clock, pipeline)
              : OperationSide.without(new NotOffered(settings.connectorIds()));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static @Nullable Vendor vendor(Settings settings) {
    VendorSettings vendor = settings.vendor();
    return vendor == null ? null : VendorWiring.vendor(vendor.name(), FolderLocation.ofFunction());
  }

  /**
   * The same journey, with a ledger, slots and an end of its own: nothing leaves, and nothing that
   * real invocations share changes.
   */
  public Wiring unsent() {
    return new Wiring(
        settings,
        environment,
        clock,
        vendor,
        new DryRunHttp(settings.region()),
        (http, endpoints) -> SendSlots.own(Double.POSITIVE_INFINITY, clock));
  }

  public ConnectorPipeline pipeline() {
    return pipeline;
  }

  public OperationSide operations() {
    return operations;
  }

  /** The door for webhooks; null where this function has none. */
  public @Nullable WebhookDoor door() {
    return door;
  }

  public Telemetry telemetry() {
    return telemetry;
  }

  public InstantSource clock() {
    return clock;
  }

  private static DeliveryLedger ledger(Settings settings, AwsHttp http, Endpoints endpoints) {
    String table = settings.ledgerTable();
    if (table == null) {
      return new InMemoryLedger(settings.ledgerTtl());
    }
    return new DynamoDbLedger(http, endpoints.dynamoDb(), table, settings.ledgerTtl());
  }

  private static Parking parking(Settings settings, AwsHttp http, Endpoints endpoints) {
    URI rejected = settings.rejectedQueueUrl();
    URI overflow = settings.overflowQueueUrl();
    MessageQueue queue =
        rejected == null && overflow == null
            ? (url, messages, deadline) -> messages.stream().map(message -> false).toList()
            : new SqsQueue(http, endpoints.sqs());
    return new Parking(queue, text(rejected), text(overflow));
  }

  private static @Nullable String text(@Nullable URI url) {
    return url == null ? null : url.toString();
  }
}

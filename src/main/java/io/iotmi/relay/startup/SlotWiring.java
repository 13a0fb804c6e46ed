package io.iotmi.relay.startup;

import io.iotmi.relay.aws.dynamodb.DynamoDbQuota;
import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.Endpoints;
import io.iotmi.relay.stage.send.pace.SendSlots;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds what keeps requests within the quota. */
final class SlotWiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private SlotWiring() {}

  static SendSlots slots(
      Settings settings, AwsHttp http, Endpoints endpoints, InstantSource clock) {
    String table = settings.ledgerTable();
    double quota = settings.sendQuota();
    double limit = Math.min(quota, settings.sendRateLimit());
    if (table != null && Double.isFinite(quota)) {
      return SendSlots.shared(
          new DynamoDbQuota(http, endpoints.dynamoDb(), table), quota, limit, clock);
    }
    if (Double.isFinite(quota)) {
      LOG.warn("SEND_QUOTA needs LEDGER_TABLE: this runtime keeps to SEND_RATE_LIMIT alone");
    }
    return SendSlots.own(limit, steady(clock));
  }

  /** Starts at the wall clock's time and does not follow its later corrections. */
  private static InstantSource steady(InstantSource clock) {
    Instant now = clock.instant();
    long origin = System.nanoTime();
    return () -> now.plusNanos(System.nanoTime() - origin);
  }
}

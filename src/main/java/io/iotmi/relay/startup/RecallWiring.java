package io.iotmi.relay.startup;

import io.iotmi.relay.aws.dynamodb.DynamoDbRecords;
import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.Endpoints;
import io.iotmi.relay.stage.recall.InMemoryRecords;
import io.iotmi.relay.stage.recall.Recall;
import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.vendor.Vendor;
import java.time.Duration;

/** Builds what is remembered of devices and users. Loaded only where there is a vendor. */
final class RecallWiring {
  /** A record in use is written again after half of it, so that only what is gone is forgotten. */
  private static final Duration KEPT = Duration.ofDays(180);

  private RecallWiring() {}

  static Records records(Settings settings, AwsHttp http, Endpoints endpoints) {
    String table = settings.ledgerTable();
    return table == null
        ? new InMemoryRecords(KEPT)
        : new DynamoDbRecords(http, endpoints.dynamoDb(), table, KEPT);
  }

  static Recall recall(Vendor vendor, Settings settings, AwsHttp http, Endpoints endpoints) {
    return new Recall(
        records(settings, http, endpoints), settings.connectorId(), vendor.staleSkew());
  }
}

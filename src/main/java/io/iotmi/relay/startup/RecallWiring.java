package io.iotmi.relay.startup;

import io.iotmi.relay.aws.dynamodb.DynamoDbRecords;
import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.Endpoints;
import io.iotmi.relay.stage.recall.InMemoryRecords;
import io.iotmi.relay.stage.recall.Recall;
import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.stage.recall.watch.Pushes;
import io.iotmi.relay.vendor.SilenceWatch;
import io.iotmi.relay.vendor.Vendor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
        records(settings, http, endpoints),
        settings.connectorId(),
        vendor.staleSkew(),
        watches(vendor, settings));
  }

  /** A silence is looked for by jobs, which need the table. */
  private static boolean watches(Vendor vendor, Settings settings) {
    return vendor.silence() != null && settings.ledgerTable() != null;
  }

  /** When the vendor told something last; null where no silence is looked for. */
  static @Nullable Pushes pushes(
      Vendor vendor, Settings settings, AwsHttp http, Endpoints endpoints) {
    return watches(vendor, settings)
        ? pushes(vendor.silence(), settings, records(settings, http, endpoints))
        : null;
  }

  static Pushes pushes(@Nullable SilenceWatch watch, Settings settings, Records records) {
    return new Pushes(
        records, settings.connectorId(), watch == null ? Duration.ZERO : watch.after());
  }
}

package io.iotmi.relay.faults;

import io.iotmi.relay.local.endpoint.EndpointStandIn;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.endpoint.StandInSettings;
import io.iotmi.relay.local.endpoint.Watch;
import io.iotmi.relay.local.queue.LocalSqs;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.table.LocalDynamoDb;
import io.iotmi.relay.local.wire.CountingProxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The services around the function, each with something that makes it go wrong. */
final class Surroundings implements AutoCloseable {
  static final String CONNECTOR = "faults-connector";
  private static final String REGION = "eu-west-1";
  private static final String TABLE = "faults-ledger";

  /** Patient: a message that fails so often is a finding. */
  private static final int RECEIVES = 200;

  private final EndpointStandIn endpoint;
  private final LocalDynamoDb table = new LocalDynamoDb();
  private final LocalSqs sqs = new LocalSqs();
  private final CountingProxy parking = new CountingProxy(sqs.endpoint());
  private final LedgerFaults ledgerFaults;
  private final ParkingFaults parkingFaults;
  private final Map<String, QueueRef> queues;

  Surroundings(
      FaultPlan plan, Map<PutEvent.Fate, Set<Integer>> fates, Journal journal, Killer killer) {
    table.createTable(TABLE);
    ledgerFaults = new LedgerFaults(plan, journal, killer);
    table.interceptor(ledgerFaults);
    parkingFaults = new ParkingFaults(plan, journal, killer);
    parking.interceptor(parkingFaults);
    Duration visibility = plan.timeout().plusSeconds(2);
    QueueRef dead = sqs.createQueue("dead", false, visibility, null, RECEIVES);
    QueueRef deadFifo = sqs.createQueue("dead.fifo", true, visibility, null, RECEIVES);
    queues =
        Map.of(
            "dead", dead,
            "dead.fifo", deadFifo,
            "rejected", sqs.createQueue("rejected", false, visibility, null, RECEIVES),
            "events", sqs.createQueue("events", false, visibility, dead, RECEIVES),
            "events.fifo", sqs.createQueue("events.fifo", true, visibility, deadFifo, RECEIVES));
    endpoint =
        EndpointStandIn.start(
            StandInSettings.of(REGION, "AKIDLOCAL", "local-only")
                .withConnectorIds(Set.of(CONNECTOR))
                .withLatency(Duration.ofMillis(3)));
    endpoint.watch(watch(journal, killer));
    endpoint.faults().rules(EndpointFaults.certain(plan, fates));
    endpoint.faults().atRandom(plan.endpoint(), plan.seed() + 3, EndpointFaults.random());
  }

  private static Watch watch(Journal journal, Killer killer) {
    return new Watch() {
      @Override
      public void decided(ReceivedRequest request) {
        journal.decided(
            new Journal.Decision(
                request.at(),
                runtime(request),
                request.status(),
                Tokens.in(request.body()),
                request.headers().getOrDefault("amz-sdk-invocation-id", ""),
                request.fault()));
      }

      @Override
      public void answering(ReceivedRequest accepted) {
        killer.accepted();
        boolean _ = killer.at(Killer.Moment.BETWEEN_ACCEPTANCE_AND_ANSWER, runtime(accepted));
      }
    };
  }

  private static String runtime(ReceivedRequest request) {
    return request.headers().getOrDefault("x-amz-security-token", "");
  }

  Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("AWS_REGION", REGION),
        Map.entry("AWS_ACCESS_KEY_ID", "AKIDLOCAL"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "local-only"),
        Map.entry("AWS_ENDPOINT_URL_IOT_MANAGED_INTEGRATIONS", endpoint.uri().toString()),
        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", table.uri().toString()),
        Map.entry("AWS_ENDPOINT_URL_SQS", parking.uri().toString()),
        Map.entry("CONNECTOR_ID", CONNECTOR),
        Map.entry("LEDGER_TABLE", TABLE),
        Map.entry("REJECTED_QUEUE_URL", queue("rejected").url()),
        Map.entry("OVERFLOW_QUEUE_URL", queue("events").url()),
        Map.entry("SEND_RATE_LIMIT", "5000"),
        Map.entry("POWERTOOLS_LOG_LEVEL", "DEBUG"),
        Map.entry("MAX_DEVICES_PER_REQUEST", "3"));
  }

  QueueRef queue(String name) {
    QueueRef queue = queues.get(name);
    if (queue == null) {
      throw new IllegalArgumentException("no queue " + name);
    }
    return queue;
  }

  LocalSqs sqs() {
    return sqs;
  }

  EndpointStandIn endpoint() {
    return endpoint;
  }

  /** Nothing goes wrong any more, but what can never be delivered is refused as before. */
  void heal() {
    endpoint.faults().atRandom(0, 0, List.of());
    ledgerFaults.off();
    parkingFaults.off();
  }

  @Override
  public void close() {
    endpoint.close();
    parking.close();
    table.close();
    sqs.close();
  }
}

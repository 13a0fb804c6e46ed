package io.iotmi.relay.local;

import io.iotmi.relay.local.endpoint.EndpointStandIn;
import io.iotmi.relay.local.endpoint.StandInSettings;
import io.iotmi.relay.local.kms.KmsStandIn;
import io.iotmi.relay.local.queue.LocalSqs;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.queue.SqsPoller;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.secrets.SecretsStandIn;
import io.iotmi.relay.local.table.LocalDynamoDb;
import io.iotmi.relay.local.wire.CountingProxy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Everything that stands around the function, started together and stopped together. */
public final class EmbeddedStack implements AutoCloseable {
  public static final String CONNECTOR_ID = "local-connector";
  public static final String TABLE = "relay-ledger";
  public static final String EVENTS = "relay-events";
  public static final String JOBS = "relay-jobs";
  public static final String REJECTED = "relay-rejected";
  public static final String REGION = "eu-west-1";
  public static final String KEY_ID = "AKIDLOCAL";
  public static final String SECRET = "local-only";

  /** As the template gives the queue function. */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final EndpointStandIn endpoint;
  private final LocalDynamoDb table;
  private final LocalSqs sqs;
  private final SecretsStandIn secrets = new SecretsStandIn();
  private final KmsStandIn kms = new KmsStandIn();
  private final CountingProxy queueCalls;
  private final StackQueues queues;
  private final FunctionLog log = new FunctionLog();
  private final OutcomeLines outcomes = new OutcomeLines();
  private final FunctionPool function;

  private EmbeddedStack(
      StackSettings settings, EndpointStandIn endpoint, LocalDynamoDb table, LocalSqs sqs) {
    this.endpoint = endpoint;
    this.table = table;
    this.sqs = sqs;
    this.queueCalls = new CountingProxy(sqs.endpoint());
    this.queues = StackQueues.create(sqs, settings);
    log.listen(outcomes::read);
    Map<String, String> environment = new LinkedHashMap<>(environment());
    environment.putAll(settings.environment());
    this.function =
        FunctionPool.start(
            settings.runtimes().stream()
                .map(settings.function().withEnvironment(environment)::withEnvironment)
                .toList(),
            log);
  }

  /** Starts all parts and waits until the function asks for its first event. */
  public static EmbeddedStack start(StackSettings settings) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<LocalDynamoDb> table =
          CompletableFuture.supplyAsync(
              () -> {
                LocalDynamoDb dynamoDb = new LocalDynamoDb(settings.ports().ofDynamoDb());
                dynamoDb.createTable(TABLE);
                dynamoDb.latency(settings.tableLatency());
                dynamoDb.resetCounts();
                return dynamoDb;
              },
              threads);
      CompletableFuture<LocalSqs> sqs =
          CompletableFuture.supplyAsync(() -> new LocalSqs(settings.ports().ofSqs()), threads);
      EndpointStandIn endpoint =
          EndpointStandIn.start(
              settings.ports().ofEndpoint(),
              StandInSettings.of(REGION, KEY_ID, SECRET)
                  .withQuota(settings.quota())
                  .withLatency(settings.endpointLatency()));
      return new EmbeddedStack(settings, endpoint, table.join(), sqs.join());
    }
  }

  /** What the function finds in its environment, unless the settings say otherwise. */
  public Map<String, String> environment() {
    return StackEnvironment.of(this);
  }

  /** Where its parts listen on this address. */
  public StackPorts ports(InetAddress address) {
    return new StackPorts(
        address, endpoint.uri().getPort(), sqs.endpoint().getPort(), table.uri().getPort());
  }

  public EndpointStandIn endpoint() {
    return endpoint;
  }

  public LocalDynamoDb table() {
    return table;
  }

  public SecretsStandIn secrets() {
    return secrets;
  }

  /** The key that encrypts tokens. */
  public KmsStandIn kms() {
    return kms;
  }

  public LocalSqs sqs() {
    return sqs;
  }

  /** What the function asks of SQS. */
  public CountingProxy queueCalls() {
    return queueCalls;
  }

  /** The standard queue of events. */
  public QueueRef events() {
    return queues.events();
  }

  /** Where work waits that outlives a call of an operation. */
  public QueueRef jobs() {
    return queues.jobs();
  }

  /** The FIFO queue of events. */
  public QueueRef fifoEvents() {
    return queues.fifoEvents();
  }

  public QueueRef deadLetters() {
    return queues.deadLetters();
  }

  public QueueRef fifoDeadLetters() {
    return queues.fifoDeadLetters();
  }

  /** Where the function parks what it rejects. */
  public QueueRef rejected() {
    return queues.rejected();
  }

  /** All queues. */
  public List<QueueRef> queues() {
    return queues.all();
  }

  public FunctionLog log() {
    return log;
  }

  /** What the function's log says of each event. */
  public OutcomeLines outcomes() {
    return outcomes;
  }

  public FunctionPool function() {
    return function;
  }

  /** Invokes the function directly. */
  public InvocationResult invoke(byte[] event) {
    return function.invoke(event, TIMEOUT, null);
  }

  /** Polls a queue of events or of jobs until it is closed. */
  public SqsPoller poll(QueueRef queue) {
    return new SqsPoller(sqs, queue, 10, function.processes().size(), this::invoke);
  }

  @Override
  public void close() {
    function.close();
    endpoint.close();
    table.close();
    queueCalls.close();
    sqs.close();
    secrets.close();
    kms.close();
  }
}

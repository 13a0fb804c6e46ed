package io.iotmi.relay.faults;

import io.iotmi.relay.local.http.LocalGateway;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.wire.JsonTrees;
import io.iotmi.relay.local.wire.ListenAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.model.Message;

/** One run: puts the load in, waits until it came out, and tells what was where at the end. */
final class Run implements AutoCloseable {
  /** Posts at the same time. */
  private static final int CALLERS = 3;

  /** Messages that may wait, so that kills and faults meet a steady stream. */
  private static final int BACKLOG = 400;

  private static final Duration DRAIN = Duration.ofMinutes(3);
  private static final long PAUSE_NANOS = 50_000_000L;

  private final FaultPlan plan;
  private final List<Submission> load;
  private final Journal journal = new Journal();
  private final FunctionLog log = new FunctionLog();
  private final Surroundings surroundings;
  private final Runtimes runtimes;
  private final Map<String, String> messageIds = new ConcurrentHashMap<>();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();

  Run(FaultPlan plan) {
    this.plan = plan;
    this.load = Load.of(plan);
    Map<PutEvent.Fate, Set<Integer>> fates = new EnumMap<>(PutEvent.Fate.class);
    int requests = 0;
    for (Submission submission : load) {
      requests += submission.events().size() * 6 / 10 + 1;
      for (PutEvent event : submission.events()) {
        fates.computeIfAbsent(event.fate(), fate -> new HashSet<>()).add(event.number());
      }
    }
    int every = plan.kills() == 0 ? Integer.MAX_VALUE : requests / (plan.kills() + 2);
    Killer killer = new Killer(plan.seed() + 4, plan.kills(), every, journal);
    this.surroundings = new Surroundings(plan, fates, journal, killer);
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.put("POWERTOOLS_LOG_LEVEL", plan.kills() == 0 ? "ERROR" : "INFO");
    this.runtimes = new Runtimes(plan, environment, log, journal);
    killer.aimAt(runtimes);
  }

  Runtimes runtimes() {
    return runtimes;
  }

  Journal journal() {
    return journal;
  }

  /** Blocks until everything came out, or nothing more does. */
  FinalState go() {
    Instant start = Instant.now();
    try (Poller standard = new Poller(plan, surroundings, "events", runtimes, journal);
        Poller fifo = new Poller(plan, surroundings, "events.fifo", runtimes, journal);
        LocalGateway gateway =
            LocalGateway.open(
                ListenAddress.free(),
                (event, timeout, trace) -> invoked(event),
                path -> Optional.empty(),
                InstantSource.system());
        Caller caller = new Caller(gateway.url(), journal)) {
      put(caller);
      surroundings.heal();
      standard.heal();
      fifo.heal();
      drain();
    }
    return new FinalState(
        load,
        Map.copyOf(messageIds),
        Map.copyOf(answers),
        bodies("rejected"),
        left(),
        log.lines(),
        Duration.between(start, Instant.now()));
  }

  private InvocationResult invoked(byte[] event) {
    Set<Integer> numbers = new TreeSet<>();
    JsonTrees.read(event)
        .map(tree -> Tokens.in(tree.path("body").asText()))
        .ifPresent(tokens -> tokens.forEach(token -> numbers.add(Tokens.number(token))));
    return runtimes.invoke(event, numbers);
  }

  private void put(Caller caller) {
    Semaphore places = new Semaphore(CALLERS);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      int sent = 0;
      for (Submission submission : load) {
        if (submission.channel() == Channel.HTTP) {
          places.acquireUninterruptibly();
          callers.execute(
              () -> {
                try {
                  answers.put(submission.id(), caller.post(submission));
                } finally {
                  places.release();
                }
              });
        } else {
          send(submission);
          // Each request is in the journal; kept whole they would fill the memory of a long run.
          surroundings.endpoint().forget();
          while (++sent % 50 == 0 && depth() > BACKLOG) {
            LockSupport.parkNanos(PAUSE_NANOS);
            sent--;
          }
        }
      }
    }
  }

  private void send(Submission submission) {
    boolean fifo = submission.channel() == Channel.FIFO_QUEUE;
    QueueRef queue = surroundings.queue(fifo ? "events.fifo" : "events");
    messageIds.put(
        submission.id(),
        surroundings
            .sqs()
            .send(
                queue.url(),
                submission.body(),
                Map.of(),
                fifo ? submission.group() : null,
                fifo ? submission.id() : null,
                null));
  }

  private int depth() {
    return surroundings.sqs().depth(surroundings.queue("events").url()).total()
        + surroundings.sqs().depth(surroundings.queue("events.fifo").url()).total();
  }

  private void drain() {
    long end = System.nanoTime() + DRAIN.toNanos();
    while (depth() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private List<String> bodies(String queue) {
    return surroundings.sqs().drain(surroundings.queue(queue).url()).stream()
        .map(Message::body)
        .toList();
  }

  /** By queue, what is still there. */
  private Map<String, List<String>> left() {
    Map<String, List<String>> left = new HashMap<>();
    LockSupport.parkNanos(depth() == 0 ? 0 : TimeUnit.SECONDS.toNanos(6));
    for (String queue : List.of("events", "events.fifo", "dead", "dead.fifo")) {
      left.put(queue, bodies(queue));
    }
    return left;
  }

  @Override
  public void close() {
    runtimes.close();
    surroundings.close();
  }
}

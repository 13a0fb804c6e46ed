package io.iotmi.relay.faults;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.http.LocalGateway;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.queue.SqsPoller;
import io.iotmi.relay.local.wire.ListenAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final int BATCH = 10;
  private static final Duration DRAIN = Duration.ofMinutes(3);
  private static final long PAUSE_NANOS = 50_000_000L;

  private final FaultPlan plan;
  private final List<Submission> load;
  private final Journal journal = new Journal();
  private final FaultyStack faulty;
  private final EmbeddedStack stack;
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
    Killer killer =
        new Killer(plan.seed() + 4, plan.kills(), every, Killer.Moment.of(plan.vendor()), journal);
    this.faulty = new FaultyStack(plan, fates, journal, killer);
    this.stack = faulty.stack();
    this.runtimes = new Runtimes(stack.function(), plan.timeout(), journal);
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
    OddHandling standard = new OddHandling(plan, stack.sqs(), stack.events(), journal);
    OddHandling fifo = new OddHandling(plan, stack.sqs(), stack.fifoEvents(), journal);
    try (SqsPoller _ = poller(stack.events(), standard);
        SqsPoller _ = poller(stack.fifoEvents(), fifo);
        LocalGateway gateway =
            LocalGateway.open(
                ListenAddress.free(),
                (event, timeout, trace) -> runtimes.invoke(event),
                path -> Optional.empty(),
                InstantSource.system());
        Caller caller = new Caller(gateway.url(), journal)) {
      put(caller);
      faulty.heal();
      standard.heal();
      fifo.heal();
      drain();
    }
    return new FinalState(
        load,
        Map.copyOf(messageIds),
        Map.copyOf(answers),
        bodies(stack.rejected()),
        left(),
        stack.log().lines(),
        Duration.between(start, Instant.now()));
  }

  /**
   * Half of the runtimes for each queue: a batch that waits for one lets the visibility timeout
   * run.
   */
  private SqsPoller poller(QueueRef queue, OddHandling handling) {
    return new SqsPoller(
        stack.sqs(),
        queue,
        BATCH,
        Duration.ZERO,
        plan.runtimes() / 2 + 1,
        runtimes::invoke,
        handling);
  }

  private void put(Caller caller) {
    Semaphore places = new Semaphore(CALLERS);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      int sent = 0;
      for (Submission submission : load) {
        if (submission.channel() == Channel.HTTP || submission.channel() == Channel.WEBHOOK) {
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
          stack.endpoint().forget();
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
    QueueRef queue = fifo ? stack.fifoEvents() : stack.events();
    messageIds.put(
        submission.id(),
        stack
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
    return stack.sqs().depth(stack.events().url()).total()
        + stack.sqs().depth(stack.fifoEvents().url()).total();
  }

  private void drain() {
    long end = System.nanoTime() + DRAIN.toNanos();
    while (depth() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private List<String> bodies(QueueRef queue) {
    return stack.sqs().drain(queue.url()).stream().map(Message::body).toList();
  }

  /** By queue, what is still there. */
  private Map<String, List<String>> left() {
    LockSupport.parkNanos(depth() == 0 ? 0 : TimeUnit.SECONDS.toNanos(6));
    return Map.of(
        "events", bodies(stack.events()),
        "events.fifo", bodies(stack.fifoEvents()),
        "dead", bodies(stack.deadLetters()),
        "dead.fifo", bodies(stack.fifoDeadLetters()));
  }

  @Override
  public void close() {
    faulty.close();
  }
}

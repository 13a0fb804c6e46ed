package io.iotmi.relay.faults;

import io.iotmi.relay.local.queue.BatchEvent;
import io.iotmi.relay.local.queue.BatchReply;
import io.iotmi.relay.local.queue.LocalSqs;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * An event source mapping that does now and then what SQS is free to do: hands messages over too
 * early, twice, and at the same time.
 */
final class Poller implements AutoCloseable {
  private static final int BATCH = 10;

  /** How a batch is handled otherwise than usual. */
  private enum Oddity {
    /** The messages become visible again while they are worked on. */
    TOO_EARLY,
    /** Two runtimes get the same batch at the same time. */
    TWICE_AT_ONCE,
    /** What the function got done is not deleted and comes again. */
    NOT_DELETED,
    /** The batch is taken and never handed over. */
    FORGOTTEN
  }

  private final LocalSqs sqs;
  private final QueueRef queue;
  private final Runtimes runtimes;
  private final Journal journal;
  private final FaultSampler<Oddity> sampler;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean open = true;

  Poller(
      FaultPlan plan, Surroundings surroundings, String queue, Runtimes runtimes, Journal journal) {
    this.sqs = surroundings.sqs();
    this.queue = surroundings.queue(queue);
    this.runtimes = runtimes;
    this.journal = journal;
    this.sampler =
        new FaultSampler<>(
            plan.seed() + queue.hashCode(), plan.polling(), List.of(Oddity.values()));
    // Half of the runtimes for each queue: who waits for one lets the visibility timeout run.
    for (int i = 0; i < plan.runtimes() / 2 + 1; i++) {
      threads.execute(this::poll);
    }
  }

  void heal() {
    sampler.off();
  }

  private void poll() {
    while (open) {
      List<Message> batch = sqs.receive(queue.url(), BATCH, 1);
      if (!batch.isEmpty()) {
        Optional<Oddity> oddity = sampler.draw();
        oddity.ifPresent(one -> journal.count("polled " + name(one)));
        handle(batch, oddity);
      }
    }
  }

  private void handle(List<Message> batch, Optional<Oddity> oddity) {
    Oddity how = oddity.orElse(null);
    if (how == Oddity.FORGOTTEN) {
      return;
    }
    if (how == Oddity.TOO_EARLY) {
      int wait = sampler.below(500);
      threads.execute(() -> show(batch, wait));
    }
    if (how == Oddity.TWICE_AT_ONCE) {
      threads.execute(() -> invoke(batch));
    }
    Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    Set<String> failed = BatchReply.failed(invoke(batch), ids);
    if (how != Oddity.NOT_DELETED) {
      for (Message message : batch) {
        if (!failed.contains(message.messageId())) {
          delete(message);
        }
      }
    }
  }

  private InvocationResult invoke(List<Message> batch) {
    Set<Integer> numbers = new TreeSet<>();
    for (Message message : batch) {
      Tokens.in(message.body()).forEach(token -> numbers.add(Tokens.number(token)));
    }
    return runtimes.invoke(BatchEvent.of(queue, batch), numbers);
  }

  /** On a FIFO queue the handle of a message that was handed over again is worth nothing. */
  private void delete(Message message) {
    try {
      sqs.delete(queue.url(), message);
    } catch (SdkException stale) {
      journal.count("polled too late to delete");
    }
  }

  private void show(List<Message> batch, int wait) {
    LockSupport.parkNanos(wait * 1_000_000L);
    for (Message message : batch) {
      try {
        sqs.hide(queue.url(), message, Duration.ZERO);
      } catch (SdkException gone) {
        journal.count("polled too late to show again");
      }
    }
  }

  private static String name(Oddity oddity) {
    return oddity.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public void close() {
    open = false;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

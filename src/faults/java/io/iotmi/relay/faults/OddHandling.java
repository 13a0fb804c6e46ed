package io.iotmi.relay.faults;

import io.iotmi.relay.local.queue.BatchHandling;
import io.iotmi.relay.local.queue.LocalSqs;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.queue.SqsPoller;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Does now and then what SQS is free to do: hands messages over too early, twice, and at the same
 * time.
 */
final class OddHandling implements BatchHandling {
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
  private final Journal journal;
  private final FaultSampler<Oddity> sampler;

  OddHandling(FaultPlan plan, LocalSqs sqs, QueueRef queue, Journal journal) {
    this.sqs = sqs;
    this.queue = queue;
    this.journal = journal;
    long seed = plan.seed() + (queue.isFifo() ? 1 : 2);
    this.sampler = new FaultSampler<>(seed, plan.polling(), List.of(Oddity.values()));
  }

  void heal() {
    sampler.off();
  }

  @Override
  public void handle(List<Message> batch, SqsPoller poller) {
    Oddity oddity = sampler.draw().orElse(null);
    if (oddity != null) {
      journal.count("polled " + oddity.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    if (oddity != Oddity.FORGOTTEN) {
      handOver(batch, poller, oddity);
    }
  }

  private void handOver(List<Message> batch, SqsPoller poller, @Nullable Oddity oddity) {
    if (oddity == Oddity.TOO_EARLY) {
      int wait = sampler.below(500);
      Thread.ofVirtual().start(() -> show(batch, wait));
    }
    if (oddity == Oddity.TWICE_AT_ONCE) {
      Thread.ofVirtual().start(() -> poller.invoke(batch));
    }
    InvocationResult result = poller.invoke(batch);
    if (oddity != Oddity.NOT_DELETED) {
      poller.settle(batch, result);
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
}

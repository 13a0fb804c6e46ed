package io.iotmi.relay.local.queue;

import static java.util.stream.Collectors.toCollection;

import io.iotmi.relay.local.runtime.InvocationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The event source mapping: reads one queue, hands batches to the function, and deletes what the
 * function got done. What it did not get done is left alone and comes back when its visibility
 * timeout is over; a FIFO queue holds back the rest of the group until then.
 */
public final class SqsPoller implements AutoCloseable {
  private static final int WAIT_SECONDS = 1;
  private static final int RECEIVE = 10;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final LocalSqs sqs;
  private final QueueRef queue;
  private final int batchSize;
  private final Duration window;
  private final Function<byte[], InvocationResult> function;
  private final BatchHandling handling;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean open = true;

  /**
   * Starts to poll, without a batching window.
   *
   * @param batchSize most messages of an event
   * @param concurrency how many batches may be in flight
   */
  public SqsPoller(
      LocalSqs sqs,
      QueueRef queue,
      int batchSize,
      int concurrency,
      Function<byte[], InvocationResult> function) {
    this(sqs, queue, batchSize, Duration.ZERO, concurrency, function);
  }

  /**
   * Starts to poll.
   *
   * @param batchSize most messages of an event
   * @param window how long to gather messages once the first one is there
   * @param concurrency how many batches may be in flight
   */
  public SqsPoller(
      LocalSqs sqs,
      QueueRef queue,
      int batchSize,
      Duration window,
      int concurrency,
      Function<byte[], InvocationResult> function) {
    this(sqs, queue, batchSize, window, concurrency, function, BatchHandling.USUAL);
  }

  /**
   * Starts to poll.
   *
   * @param handling what is done with each batch
   */
  public SqsPoller(
      LocalSqs sqs,
      QueueRef queue,
      int batchSize,
      Duration window,
      int concurrency,
      Function<byte[], InvocationResult> function,
      BatchHandling handling) {
    this.sqs = sqs;
    this.queue = queue;
    this.batchSize = batchSize;
    this.window = window;
    this.function = function;
    this.handling = handling;
    for (int i = 0; i < concurrency; i++) {
      threads.execute(this::poll);
    }
  }

  private void poll() {
    while (open) {
      try {
        List<Message> batch = gather();
        if (!batch.isEmpty()) {
          handling.handle(batch, this);
        }
      } catch (SdkException e) {
        if (open) {
          throw e;
        }
      }
    }
  }

  /** One receive brings at most ten messages, so a larger batch takes several. */
  private List<Message> gather() {
    List<Message> batch =
        new ArrayList<>(sqs.receive(queue.url(), Math.min(RECEIVE, batchSize), WAIT_SECONDS));
    long begin = System.nanoTime();
    while (!batch.isEmpty() && batch.size() < batchSize) {
      List<Message> more = sqs.receive(queue.url(), Math.min(RECEIVE, batchSize - batch.size()), 0);
      batch.addAll(more);
      if (more.isEmpty()) {
        if (System.nanoTime() - begin >= window.toNanos()) {
          break;
        }
        pause();
      }
    }
    return batch;
  }

  /** Hands the batch to the function. */
  public InvocationResult invoke(List<Message> batch) {
    return function.apply(BatchEvent.of(queue, batch));
  }

  /** Deletes what the function got done. */
  public void settle(List<Message> batch, InvocationResult result) {
    Set<String> ids =
        batch.stream().map(Message::messageId).collect(toCollection(LinkedHashSet::new));
    Set<String> failed = BatchReply.failed(result, ids);
    for (Message message : batch) {
      if (!failed.contains(message.messageId())) {
        delete(message);
      }
    }
  }

  /** On a FIFO queue the handle of a message that was received again since is refused. */
  private void delete(Message message) {
    try {
      sqs.delete(queue.url(), message);
    } catch (SdkException stale) {
      if (!queue.isFifo()) {
        throw stale;
      }
    }
  }

  /** Waits until the queue is empty; a message that stays keeps the caller. */
  public void awaitEmpty() {
    while (sqs.depth(queue.url()).total() > 0) {
      pause();
    }
  }

  /** Waits a moment, for a caller that watches a queue become empty. */
  public void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  /** Ends polling once the batches in flight are settled. */
  @Override
  public void close() {
    open = false;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
